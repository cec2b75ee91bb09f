variable "ssh_username" {
  type = string
}

source "amazon-ebs" "web" {
  ssh_username = var.ssh_username
}

source "digitalocean" "web" {
  ssh_username = "root"
}

source "qemu" "web" {
  ssh_username = "root"
}

build {
#^^^^^ warning: host-identity-not-cleaned [fix]
  sources = ["source.amazon-ebs.web", "source.digitalocean.web", "source.qemu.web"]

  provisioner "shell" {
    inline = ["apt-get install -y nginx"]
  }

  provisioner "shell" {
    only   = ["digitalocean.web"]
    inline = ["rm -f /etc/ssh/ssh_host_*"]
  }

  provisioner "breakpoint" {
    disable = true
  }
}
