variable "command" {
  type = string
}

variable "commands" {
  type = list(string)
}

source "amazon-ebs" "web" {}

build {
  name    = "file"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["apt-get install -y nginx"]
  }

  provisioner "shell" {
    script = "clean.sh"
  }
}

build {
  name    = "playbook"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["apt-get install -y nginx"]
  }

  provisioner "ansible" {
    playbook_file = "web.yml"
  }
}

build {
  name    = "uploaded"
  sources = ["source.amazon-ebs.web"]

  provisioner "file" {
    source      = "clean.sh"
    destination = "/tmp/clean.sh"
  }

  provisioner "shell" {
    inline = ["sudo bash /tmp/clean.sh"]
  }
}

build {
  name    = "run"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["chmod +x /tmp/clean.sh", "sudo /tmp/clean.sh"]
  }
}

build {
  name    = "download"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["curl -fsSL https://example.com/clean.sh | sudo sh"]
  }
}

build {
  name    = "from-outside"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell-local" {
    inline = ["ansible-playbook -i hosts clean.yml"]
  }
}

build {
  name    = "command"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo ${var.command}"]
  }
}

build {
  name    = "commands"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = var.commands
  }
}

build {
  name    = "only"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["apt-get install -y nginx"]
  }

  provisioner "shell" {
    only   = var.commands
    inline = ["rm -f /etc/ssh/ssh_host_*"]
  }
}

build {
  name    = "dynamic"
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["apt-get install -y nginx"]
  }

  dynamic "provisioner" {
    for_each = var.commands
    labels   = ["shell"]
    content {
      inline = [provisioner.value]
    }
  }
}
