resource "google_compute_instance" "web" {
  metadata_startup_script = "apt-get update && apt-get upgrade -y && systemctl start web"
  #                                            ^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
}

resource "azurerm_linux_virtual_machine" "web" {
  custom_data = base64encode(<<EOT
#!/bin/sh
apt-get update && \
  apt-get upgrade -y && \
# ^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
  systemctl start web
bash -c "yum update -y; reboot"
#        ^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
EOT
  )
}
