variable "packages" {
  default = ["nginx", "jq"]
}

variable "release" {
  type        = string
  description = "Which release to install"
}

variable "license_key" {
  type      = string
  default   = "do-not-copy"
  sensitive = true
}

variable "motd" {
  default = ""
}

locals {
  home = "/opt/${var.packages[0]}"
  unit = <<-EOT
    [Unit]
    Description=Shop {{ready}}
  EOT
}

resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
    host = self.public_ip
    user = "ubuntu"
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = [
      "sudo apt-get install -y ${join(" ", var.packages)}",
      "sudo mkdir ${local.home}",
      "./install.sh ${var.release} '${var.license_key}'",
      "${local.home}/start",
      var.motd,
      "echo '${var.motd}'",
    ]
  }

  provisioner "file" {
    content     = local.unit
    destination = "/etc/systemd/system/shop.service"
  }
}
