variable "script" {
  type = string
}

variable "extra" {
  type    = string
  default = null
}

resource "aws_instance" "web" {
  user_data = <<-EOT
    #!/bin/bash
    # apt-get upgrade -y
    apt-get update
    yum check-update
    yum info update
    apt-get -s upgrade --dry-run
    echo "run apt-get upgrade -y; yum update" > /etc/motd
    printf 'apt-get upgrade\n' # yum update
    cat > /usr/local/bin/patch <<'SCRIPT'
    apt-get upgrade -y
    SCRIPT
    cat <<SCRIPT >> /etc/motd
    yum update -y
    SCRIPT
    helm upgrade --install web ./chart
    apt-get install -y upgrade-tool
    git submodule update
    systemctl disable unattended-upgrades
    ${var.script}
    apt-get install --only-upgrade
    APT="apt-get upgrade"
  EOT
}

resource "aws_instance" "unknown" {
  user_data = var.script
}

resource "aws_instance" "none" {
  user_data = var.extra
}

resource "aws_instance" "one_of_two" {
  user_data = var.script == "" ? "apt-get upgrade" : ""
}

resource "aws_instance" "not_made" {
  count     = 0
  user_data = "yum update -y"
}

resource "hcloud_server" "config" {
  user_data = <<-EOT
    #cloud-config
    package_update: true
    package_upgrade: false
    # package_upgrade: true
    write_files:
      - path: /opt/notes
        content: |
          package_upgrade: true
          apt-get upgrade -y
    runcmd:
      - echo apt-get upgrade
  EOT
}

resource "hcloud_server" "python" {
  user_data = <<-EOT
    #!/usr/bin/env python3
    apt-get upgrade
  EOT
}

resource "aws_launch_template" "no_script" {
  image_id = "ami-0abc"
}
