variable "ssh_password" {
  type    = string
  default = "packer"
  #^^^^^^^^^^^^^^^^^^ warning: hard-coded-credentials [fix]
}

variable "cloud_password" {
  type    = string
  default = "vagrant"
  #^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
}

source "qemu" "web" {
  ssh_password = var.ssh_password
  boot_command = ["<enter>"]
}

source "virtualbox-iso" "web" {
  ssh_password = "vagrant"
  #^^^^^^^^^^^^^^^^^^^^^^^^ warning: hard-coded-credentials [fix]
}

source "hcloud" "web" {
  ssh_password = "packer"
  #^^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
}

source "hcloud" "worker" {
  ssh_password = var.cloud_password
}

build {
  sources = ["source.virtualbox-iso.web"]

  provisioner "powershell" {
    elevated_password = "vagrant"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: hard-coded-credentials [fix]
    inline            = ["echo hello"]
  }
}
