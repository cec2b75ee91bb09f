variable "commands" {
  type = list(string)
}

variable "command" {
  type = string
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    script = "upgrade.sh"
  }

  provisioner "shell" {
    scripts = ["apt-get upgrade"]
  }

  provisioner "shell" {
    inline = var.commands
  }

  provisioner "shell" {
    inline = ["apt-get ${var.command}", null]
  }

  provisioner "shell" {
    inline = null
  }

  provisioner "windows-update" {
    dynamic "filters" {
      for_each = var.commands
    }
  }
}
