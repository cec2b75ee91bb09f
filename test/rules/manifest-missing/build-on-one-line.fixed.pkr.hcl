build {
  sources = ["source.amazon-ebs.web"]
  post-processor "manifest" {
    output     = "manifest.json"
    strip_path = true
  }
}
