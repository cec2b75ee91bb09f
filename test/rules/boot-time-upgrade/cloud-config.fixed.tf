resource "digitalocean_droplet" "web" {
  user_data = <<-EOT
    #cloud-config
    package_update: true
    package_upgrade: false # every time
    runcmd:
      - apt-get update
      - [apt-get, upgrade, -y]
      - |
        set -e
  EOT
}

resource "openstack_compute_instance_v2" "web" {
  user_data = <<-EOT
    #cloud-config
    apt_upgrade: false
    write_files:
      - path: /opt/setup.sh
        content: |
          #!/bin/sh
    runcmd:
      - /opt/setup.sh
  EOT
}
