variable "checksum" {
  type    = string
  default = "none"
}

variable "web_iso_checksum" {
  type        = string
  description = "Of the ISO, as its publisher names it: sha256:..."
}

variable "virtualbox_iso_web_iso_checksum" {
  type        = string
  description = "Of the ISO, as its publisher names it: sha256:..."
}

source "qemu" "web" {
  iso_url      = "https://example.com/debian.iso"
  iso_checksum = var.web_iso_checksum
}

source "virtualbox-iso" "web" {
  iso_urls     = ["https://example.com/debian.iso"]
  iso_checksum = var.virtualbox_iso_web_iso_checksum
}

source "vmware-iso" "web" {
  iso_url           = "https://example.com/debian.iso"
  iso_checksum_type = "none"
}

source "hyperv-iso" "web" {
  iso_url      = "https://example.com/debian.iso"
  iso_checksum = var.checksum
}
