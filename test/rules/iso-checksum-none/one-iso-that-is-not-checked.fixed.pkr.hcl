variable "iso_checksum" {
  type        = string
  description = "Of the ISO, as its publisher names it: sha256:..."
}

source "qemu" "web" {
  iso_url      = "https://example.com/debian.iso"
  iso_checksum = var.iso_checksum
}
