resource "aws_instance" "web" {
  ami           = "ami-0abc"
  instance_type = "t3.small"

  user_data = <<-EOT
    #!/bin/bash
    set -e
    # What the service needs.
    apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y \
                      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: boot-time-install [fix]
      nginx \
      curl > /dev/null
    pip3 install "awscli==1.2.3"
    hostname web && snap install go && systemctl start nginx
  EOT
}
