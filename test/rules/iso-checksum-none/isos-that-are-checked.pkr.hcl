variable "checksum" {
  type = string
}

source "qemu" "web" {
  iso_url      = "https://example.com/debian.iso"
  iso_checksum = "sha256:9f181ae12b25840a508786b1756c6352a0e58484998669288c4eec2ab16b8559"
}

source "qemu" "file" {
  iso_url      = "https://example.com/debian.iso"
  iso_checksum = "file:https://example.com/SHA256SUMS"
}

source "qemu" "unknown" {
  iso_url      = "https://example.com/debian.iso"
  iso_checksum = var.checksum
}

source "qemu" "nothing" {
  iso_url      = "https://example.com/debian.iso"
  iso_checksum = null
}

source "vsphere-iso" "web" {
  iso_paths    = ["[datastore1] iso/debian.iso"]
  iso_checksum = "none"
}

source "amazon-ebs" "web" {
  source_ami = "ami-0123456789abcdef0"
}
