resource "aws_instance" "web" {
  user_data = <<-EOT
    #!/bin/bash
    # curl https://example.com/install.sh | sh
    echo "curl https://example.com/install.sh | sh" > /etc/motd
    TOKEN=$(curl -X PUT http://169.254.169.254/latest/api/token)
    curl -s http://169.254.169.254/latest/meta-data/instance-id
    curl -s http://metadata.google.internal/computeMetadata/v1/latest/ -H "Metadata-Flavor: Google"
    git clone --branch v1.2.3 --depth 1 https://example.com/web.git
    git clone -b ${var.ref} https://example.com/other.git
    git status
    puppet agent --disable
    systemctl enable puppet
    curl -fsSL https://example.com/key.asc | gpg --dearmor -o /etc/key.gpg
    curl -s https://example.com/config.json | jq .name
    curl -fsSL https://example.com/web-1.2.3.tar.gz | tar xz
    wget https://example.com/latest.json
    cat > /usr/local/bin/later <<'SCRIPT'
    curl https://example.com/install.sh | sh
    SCRIPT
    ${var.script}
  EOT
}

resource "aws_instance" "verified" {
  user_data = <<-EOT
    #!/bin/bash
    curl -fsSLo /tmp/setup.sh https://example.com/main/setup.sh
    echo "0123abcd  /tmp/setup.sh" | sha256sum -c -
    bash /tmp/setup.sh
  EOT
}

resource "aws_instance" "checked_out" {
  user_data = <<-EOT
    #!/bin/bash
    git clone https://example.com/web.git /opt/web
    cd /opt/web && git checkout 4f2c1de
  EOT
}

resource "aws_instance" "unknown" {
  user_data = var.script
}

resource "aws_instance" "null" {
  user_data = null
}

variable "script" {}
variable "ref" {}
