variable "options" {
  type = string
}

locals {
  script = "apt-get update && apt-get -y upgrade"
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [<<-EOT
      set -e
      # The base is old.
      apt-get update
      apt-get -y upgrade
      #^^^^^^^^^^^^^^^^^^ warning: upgrade-without-pin
      apt-get -y dist-upgrade
    EOT
    ]
  }

  provisioner "shell" {
    inline = ["sudo apt-get ${var.options} update && sudo apt-get upgrade ${var.options}", local.script]
                                                          #^^^^^^^^^^^^^^^ warning: upgrade-without-pin
                                                                                           #^^^^^^^^^^^^ warning: upgrade-without-pin
  }

  provisioner "shell-local" {
    command = "yum update"
               #^^^^^^^^^^ warning: upgrade-without-pin
  }

  provisioner "shell" {
    inline = ["true"]
    override = {
      web = {
        inline = ["apk upgrade"]
                   #^^^^^^^^^^^ warning: upgrade-without-pin
      }
    }
  }
}
