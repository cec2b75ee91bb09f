resource "openstack_compute_instance_v2" "list" {
  user_data = <<-EOT
    #cloud-config
    packages:
    #^^^^^^^^ warning: boot-time-install
      - nginx
    runcmd:
      - apt-get install -y curl
  EOT
}

resource "openstack_compute_instance_v2" "flow" {
  user_data = "#cloud-config\npackages: [nginx]\n"
                              #^^^^^^^^ warning: boot-time-install
}

resource "upcloud_server" "commands" {
  user_data = <<-EOT
    #cloud-config
    packages: []
    runcmd:
      - [mount, -a]
      - [sh, -c, "yum install -y nginx"]
                  #^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install
  EOT
}

resource "yandex_compute_instance" "list_over_lines" {
  metadata = {
    user-data = <<-EOT
      #cloud-config
      bootcmd:
        - - apt-get
            #^^^^^^^ warning: boot-time-install
          - install
          - nginx
    EOT
  }
}
