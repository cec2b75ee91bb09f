resource "aws_instance" "shop" {
  user_data = <<-EOT
    #!/bin/bash
    apt-get update
    apt-get install -y nginx mysql-server=8.0.36-1
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-on-instance
    systemctl start mysql
  EOT
}

resource "aws_launch_template" "shop" {
  user_data = base64encode(<<-EOT
    #!/bin/bash
    yum install -y postgresql15-server
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-on-instance
  EOT
  )
}

resource "google_compute_instance" "shop" {
  metadata_startup_script = "systemctl enable --now mongod"
  #                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-on-instance
}

resource "hcloud_server" "shop" {
  user_data = <<-EOT
    #cloud-config
    packages:
      - nginx
      - redis-server
      # ^^^^^^^^^^^^ warning: database-on-instance
  EOT
}

resource "azurerm_linux_virtual_machine" "shop" {
  custom_data = base64encode("#!/bin/sh\ndocker run -d -p 5432:5432 postgres:16.4\n")
  #                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-on-instance
}

resource "digitalocean_droplet" "shop" {
  user_data = "#!/bin/sh\nservice elasticsearch start\n"
  #                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-on-instance
}
