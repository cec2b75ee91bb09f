resource "aws_instance" "web" {
  ami       = "ami-0abc"
  user_data = <<-EOT
    #!/bin/bash
    set -e
    apt-get update
    apt-get -y upgrade
    #^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    sudo DEBIAN_FRONTEND=noninteractive apt-get dist-upgrade -yq > /dev/null 2>&1
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    apt full-upgrade || true
    #^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    yum -y update
    #^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    dnf upgrade -y --refresh
    #^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    zypper -n up
    #^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    apk update && apk upgrade
    #             ^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    pacman -Syu --noconfirm
    #^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    unattended-upgrade -d
    #^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    systemctl enable --now unattended-upgrades
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    systemctl start web
  EOT
}
