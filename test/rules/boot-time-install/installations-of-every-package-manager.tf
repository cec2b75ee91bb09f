variable "version" {
  type = string
}

resource "aws_launch_template" "apt" {
  user_data = base64encode(<<-EOT
    #!/bin/bash
    curl -fsSL https://example.com/key | apt-key add -
    apt-get install -y \
    #^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
      nginx
    apt-get install -y curl
  EOT
  )
}

resource "aws_launch_configuration" "yum" {
  user_data_base64 = base64encode("#!/bin/sh\nfdisk -l\nyum -y install httpd-${var.version}\n")
                                                        #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
}

resource "azurerm_linux_virtual_machine" "pip" {
  custom_data = base64encode("python3 -m pip install -r $HOME/requirements.txt")
                              #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
}

resource "azurerm_virtual_machine" "zypper" {
  os_profile {
    custom_data = "mount -a; zypper -n in nginx"
                             #^^^^^^^^^^^^^^^^^^ warning: boot-time-install
  }
}

resource "google_compute_instance" "npm" {
  metadata_startup_script = "mount -a\nsudo -E npm i -g pm2"
                                       #^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
}

resource "google_compute_instance_template" "key" {
  metadata = {
    startup-script = "mount -a && snap install go --classic"
                                  #^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
  }
}

resource "google_compute_instance" "windows" {
  metadata = {
    windows-startup-script-ps1 = "choco install git -y"
                                  #^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
  }
}

resource "hcloud_server" "gem" {
  user_data = "mount -a\nif true; then gem install bundler; fi"
                                       #^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
}

resource "digitalocean_droplet" "apk" {
  user_data = "mount -a\nretry 5 apk add --no-cache nginx"
                         #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
}

resource "vultr_instance" "pacman" {
  user_data = "mount -a\npacman -S --noconfirm nginx"
                         #^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
}

resource "linode_instance" "dnf" {
  metadata {
    user_data = base64encode("mount -a\nbash -c 'dnf -y install nginx'")
                                                 #^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
  }
}

resource "aws_instance" "windows" {
  user_data = <<-EOT
    <powershell>
    Set-Location C:\
    Install-WindowsFeature -Name Web-Server
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
    </powershell>
  EOT
}

resource "aws_instance" "local_package" {
  user_data = <<-EOT
    aws s3 cp s3://bucket/web.deb /tmp
    dpkg -i /tmp/web.deb
    #^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
  EOT
}

resource "aws_instance" "written_and_run" {
  user_data = <<-EOT
    #!/bin/bash
    cat > /tmp/setup.sh <<'SCRIPT'
    yum install -y nginx
    #^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
    SCRIPT
    bash /tmp/setup.sh
  EOT
}
