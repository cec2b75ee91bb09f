resource "digitalocean_droplet" "web" {
  user_data = <<-EOT
    #cloud-config
    package_update: true
    package_upgrade: true # every time
    #^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    runcmd:
      - apt-get update
      - apt-get dist-upgrade -y
      # ^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
      - [apt-get, upgrade, -y]
      #  ^^^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade
      - |
        set -e
        yum update -y
        #^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
  EOT
}

resource "openstack_compute_instance_v2" "web" {
  user_data = <<-EOT
    #cloud-config
    apt_upgrade: true
    #^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    write_files:
      - path: /opt/setup.sh
        content: |
          #!/bin/sh
          apt-get upgrade -y
          #^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade [fix]
    runcmd:
      - /opt/setup.sh
  EOT
}
