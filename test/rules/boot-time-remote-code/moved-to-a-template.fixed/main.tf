resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  user_data = <<-EOT
    #!/bin/bash
    set -e
    systemctl start web
    curl -fsSL https://example.com/other.sh | sh
  EOT
}

resource "aws_instance" "member" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  user_data = <<-EOT
    #!/bin/bash
    curl -sfL https://get.k3s.io | sh -
  EOT
}

resource "aws_instance" "told" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  user_data = <<-EOT
    #!/bin/bash
    curl -fsSL https://example.com/install.sh | ENVIRONMENT=${var.environment} sh
  EOT
}
