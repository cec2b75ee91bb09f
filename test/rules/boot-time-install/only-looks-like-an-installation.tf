variable "script" {
  type    = string
  default = null
}

resource "aws_instance" "joins" {
  user_data = <<-EOT
    #!/bin/bash
    # apt-get install -y nginx
    echo ECS_CLUSTER=web >> /etc/ecs/ecs.config
    /etc/eks/bootstrap.sh web --kubelet-extra-args '--node-labels=a=b'
    systemctl enable --now amazon-ssm-agent
    hostnamectl set-hostname web
    mount /dev/xvdf /data
    echo "apt-get install nginx" | tee /etc/motd
    npm install
    apt-get update
    apt-get remove -y nginx
    yum info install
    cat > /usr/local/bin/later <<'SCRIPT'
    apt-get install -y nginx
    SCRIPT
    install -m 0644 a b
    pip3 list
    helm install web ./chart
    apt-get install -y
    INSTALL="apt-get install -y nginx"
  EOT
}

resource "aws_instance" "null" {
  user_data = var.script
}

resource "aws_instance" "unknown" {
  user_data = data.http.script.response_body
}

resource "hcloud_server" "config" {
  user_data = <<-EOT
    #cloud-config
    packages: []
    users:
      - name: packages
    write_files:
      - path: /etc/notes
        content: |
          packages:
            - nginx
    runcmd:
      - nodeadm init
  EOT
}

resource "aws_security_group" "other" {
  description = "apt-get install -y nginx"
}
