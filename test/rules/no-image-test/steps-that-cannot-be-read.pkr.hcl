variable "commands" {
  type = list(string)
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    script = "setup.sh"
  }
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "ansible" {
    playbook_file = "web.yml"
  }
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = var.commands
  }
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["/tmp/setup.sh"]
  }
}

build {
  sources = var.commands

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }
}
