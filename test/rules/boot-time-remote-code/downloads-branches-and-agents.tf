resource "aws_instance" "web" {
  user_data = <<-EOT
    #!/bin/bash
    mount -a
    curl -fsSL https://example.com/install.sh | sh
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
    wget -qO- https://example.com/setup_20.x | sudo -E bash -
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
    bash <(curl -s https://example.com/kickstart.sh)
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
    sh -c "$(curl -fsSL https://example.com/install.sh)"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
    curl -o /tmp/setup.sh https://example.com/v1.2.3/setup.sh
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
    bash /tmp/setup.sh
    wget https://raw.example.com/web/main/config.yml
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
    git clone https://example.com/web.git /opt/web
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
    git clone -b main https://example.com/other.git
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
    git -C /opt/web pull --ff-only
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
    ansible-pull -U https://example.com/play.git
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
    chef-client -j /etc/chef/first-boot.json
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
    /opt/puppetlabs/bin/puppet agent --test
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
    salt-call state.apply
    #^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
  EOT
}

resource "azurerm_linux_virtual_machine" "config" {
  custom_data = base64encode(<<-EOT
    #cloud-config
    runcmd:
      - curl -fsSL https://example.com/install.sh | sh -s - agent
        #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
      - [git, clone, "https://example.com/web.git"]
         #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
  EOT
  )
}

resource "google_compute_instance" "windows" {
  metadata = {
    windows-startup-script-ps1 = "irm https://example.com/install.ps1 | iex"
                                  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
  }
}

resource "aws_instance" "windows" {
  user_data = <<-EOT
    <powershell>
    iex ((New-Object System.Net.WebClient).DownloadString('https://example.com/install.ps1'))
    #^^^ warning: boot-time-remote-code
    </powershell>
  EOT
}
