data "template_file" "init" {
  template = <<-EOT
    #!/bin/sh
    hostname $${name}
  EOT
}

data "cloudinit_config" "init" {
  part {
    content_type = "text/cloud-config"
    content      = <<-EOT
      package_upgrade: false
    EOT
  }

  part {
    content_type = "text/x-shellscript"
    content      = data.template_file.init.rendered
  }
}

resource "aws_instance" "web" {
  user_data_base64 = data.cloudinit_config.init.rendered
}

resource "aws_instance" "other" {
  user_data = data.template_file.init.rendered
}
