data "cloudinit_config" "web" {
  part {
    content = <<-EOT
      #!/bin/sh
    EOT
  }

  part {
    content = <<-EOT
      #!/bin/sh
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
