source "amazon-ebs" "base" {
  instance_type = "t3.small"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}

source "proxmox-iso" "base" {
  vm_name = "web"
}

build {
  source "source.amazon-ebs.base" {
    name     = "web"
    ami_name = "web-${local.timestamp}"
  }

  source "amazon-ebs.base" {
    ami_name = "db-{{timestamp}}"
  }

  source "amazon-ebs.elsewhere" {
    ami_name = "cache-${local.timestamp}"
  }

  # The name of the template counts, not that of the machine it is made on.
  source "proxmox-iso.base" {
    template_name = "web-{{timestamp}}"
  }
}
