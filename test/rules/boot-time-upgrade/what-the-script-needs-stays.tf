resource "hcloud_server" "web" {
  user_data = <<-EOT
    #!/bin/sh
    if true; then
      yum update -y
      #^^^^^^^^^^^^^ warning: boot-time-upgrade
    fi
    apt-get update && \
      apt-get upgrade -y
    # ^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade
    yes | apt-get upgrade
    #     ^^^^^^^^^^^^^^^ warning: boot-time-upgrade
    until apt-get dist-upgrade -y; do sleep 1; done
    #     ^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade
  EOT
}

resource "hcloud_server" "list" {
  user_data = join("\n", [
    "#!/bin/sh",
    "apt upgrade -y ${var.more}",
     #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-upgrade
  ])
}
