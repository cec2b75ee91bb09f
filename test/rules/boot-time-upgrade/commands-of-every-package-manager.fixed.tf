resource "aws_instance" "web" {
  ami       = "ami-0abc"
  user_data = <<-EOT
    #!/bin/bash
    set -e
    apt-get update
    apk update
    systemctl start web
  EOT
}
