source "hcloud" "microos" {
  image  = "ubuntu-24.04"
  rescue = "linux64"
}

build {
  sources = ["source.hcloud.microos"]
}
