data "cloudinit_config" "web" {
  part {
    content = <<-EOT
      #!/bin/sh
      yum install -y nginx
      #^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install [fix]
    EOT
  }

  part {
    content = <<-EOT
      #!/bin/sh
      yum install -y curl
      #^^^^^^^^^^^^^^^^^^^ warning: boot-time-install [fix]
    EOT
  }
}

resource "aws_instance" "web" {
  ami              = "ami-0abc"
  user_data_base64 = data.cloudinit_config.web.rendered
}

resource "hcloud_server" "web" {
  image = "debian-12"
}
