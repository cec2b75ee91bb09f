resource "aws_instance" "web" {
  ami           = "ami-0abc"
  instance_type = "t3.small"

  user_data = <<-EOT
    #!/bin/bash
    set -e
    # What the service needs.
    hostname web && systemctl start nginx
  EOT
}
