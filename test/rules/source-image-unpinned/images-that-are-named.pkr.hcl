source "amazon-ebs" "id" {
  source_ami = "ami-0123456789abcdef0"
}

source "amazon-ebs" "exact-name" {
  source_ami_filter {
    filters = {
      name = "al2023-ami-2023.4.20240319.1-kernel-6.1-x86_64"
    }
    most_recent = true
    owners      = ["amazon"]
  }
}

source "amazon-ebs" "dated-name" {
  source_ami_filter {
    filters = {
      name = "*/ubuntu-noble-24.04-amd64-server-20240423"
    }
    most_recent = true
    owners      = ["099720109477"]
  }
}

source "amazon-ebs" "one-version" {
  source_ami_filter {
    filters = {
      name          = "base-*"
      "tag:Version" = "1.4.2"
    }
    most_recent = true
    owners      = ["self"]
  }
}

source "amazon-ebs" "not-the-newest" {
  source_ami_filter {
    filters = {
      name = "base-*"
    }
    owners = ["self"]
  }
}

source "googlecompute" "web" {
  source_image_family = "debian-12"
  source_image        = "debian-12-bookworm-v20240312"
}

source "azure-arm" "web" {
  image_publisher = "Canonical"
  image_offer     = "ubuntu-24_04-lts"
  image_sku       = "server"
  image_version   = "24.04.202406140"
}

source "azure-arm" "own" {
  custom_managed_image_name                = "base"
  custom_managed_image_resource_group_name = "images"
}

source "docker" "digest" {
  image = "debian@sha256:4482958b4461ff7d9fabc24b3a9ab1e9a2c85ece07b2db1840c7cbc01d053e90"
}

source "docker" "tag" {
  image = "debian:12.5"
}

source "hcloud" "web" {
  image = "114690387"
}

source "digitalocean" "web" {
  image = 155133621
}

source "linode" "web" {
  image = "private/15943293"
}

source "vagrant" "web" {
  source_path = "debian/bookworm64"
  box_version = "12.20240212.1"
}

source "vagrant" "file" {
  source_path = "boxes/base.box"
}

source "qemu" "web" {
  iso_url      = "https://cdimage.debian.org/cdimage/archive/12.5.0/amd64/iso-cd/debian-12.5.0-amd64-netinst.iso"
  iso_checksum = "none"
}
