resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  user_data = <<-EOT
    #!/bin/bash
    set -e
    apt-get update && apt-get install -y git
    git clone https://example.com/web.git /opt/web
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code [fix]
    curl -fsSL https://example.com/install.sh | bash -s stable
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code [fix]
    wget -qO- https://example.com/setup.sh | sudo -E bash -
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code [fix]
    systemctl start web
    curl -fsSL https://example.com/other.sh | sh
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
  EOT
}

resource "aws_instance" "member" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  user_data = <<-EOT
    #!/bin/bash
    curl -sfL https://get.k3s.io | sh -
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
  EOT
}

resource "aws_instance" "told" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  user_data = <<-EOT
    #!/bin/bash
    curl -fsSL https://example.com/install.sh | ENVIRONMENT=${var.environment} sh
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-remote-code
  EOT
}
