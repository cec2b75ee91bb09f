source "qemu" "web" {
  iso_url      = "https://example.com/debian.iso"
  iso_checksum = "none"
}

build {
  sources = ["source.null.here"]
}
