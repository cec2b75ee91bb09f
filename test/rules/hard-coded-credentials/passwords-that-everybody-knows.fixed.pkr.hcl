variable "ssh_password" {
  type      = string
  sensitive = true
}

variable "cloud_password" {
  type      = string
  sensitive = true
}

variable "web_ssh_password" {
  type      = string
  sensitive = true
}

variable "elevated_password" {
  type      = string
  sensitive = true
}

source "qemu" "web" {
  ssh_password = var.ssh_password
  boot_command = ["<enter>"]
}

source "virtualbox-iso" "web" {
  ssh_password = var.web_ssh_password
}

source "hcloud" "web" {
  ssh_password = var.ssh_password
}

source "hcloud" "worker" {
  ssh_password = var.cloud_password
}

build {
  sources = ["source.virtualbox-iso.web"]

  provisioner "powershell" {
    elevated_password = var.elevated_password
    inline            = ["echo hello"]
  }
}
