variable "checksum" {
  type    = string
  default = "none"
}

source "qemu" "web" {
  iso_url      = "https://example.com/debian.iso"
  iso_checksum = "none"
  #^^^^^^^^^^^^^^^^^^^^^ warning: iso-checksum-none [fix]
}

source "virtualbox-iso" "web" {
  iso_urls     = ["https://example.com/debian.iso"]
  iso_checksum = ""
  #^^^^^^^^^^^^^^^^^ warning: iso-checksum-none [fix]
}

source "vmware-iso" "web" {
  iso_url           = "https://example.com/debian.iso"
  iso_checksum_type = "none"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: iso-checksum-none
}

source "hyperv-iso" "web" {
  iso_url      = "https://example.com/debian.iso"
  iso_checksum = var.checksum
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: iso-checksum-none
}
