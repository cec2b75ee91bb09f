variable "version" {
  type = string
}

source "amazon-ebs" "web" {}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["cloud-init status --wait", "apt-get install -y nginx=${var.version}", "apt-get clean"]
  }

  provisioner "shell" {
    inline = [
      "sudo rm -f /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub",
      "sudo rm -f /root/.ssh/authorized_keys \"$HOME/.ssh/authorized_keys\"",
      "sudo truncate -s 0 /etc/machine-id",
      "if command -v cloud-init; then sudo cloud-init clean --logs; fi",
    ]
  }
}
