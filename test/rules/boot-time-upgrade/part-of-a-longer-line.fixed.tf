resource "google_compute_instance" "web" {
  metadata_startup_script = "apt-get update && systemctl start web"
}

resource "azurerm_linux_virtual_machine" "web" {
  custom_data = base64encode(<<EOT
#!/bin/sh
apt-get update && \
  systemctl start web
bash -c "reboot"
EOT
  )
}
