build {
  sources = ["source.vsphere-iso.base"]

  post-processor "manifest" {
    output     = "manifest.json"
    strip_path = true
  }
}
