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

  provisioner "shell" {
    only = ["amazon-ebs.web"]

    inline = [
      "sudo rm -f /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub",
      "sudo rm -f /root/.ssh/authorized_keys \"$HOME/.ssh/authorized_keys\"",
      "sudo truncate -s 0 /etc/machine-id",
      "if command -v cloud-init; then sudo cloud-init clean --logs; fi",
    ]
  }
}
