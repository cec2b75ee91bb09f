resource "null_resource" "local" {
  provisioner "local-exec" {
    command = "echo 'run ansible-playbook or ssh root@host yourself'"
  }

  provisioner "local-exec" {
    command = "cat > ssh.config"
  }

  provisioner "local-exec" {
    command = "ssh-keygen -t ed25519 -f key"
  }

  provisioner "local-exec" {
    command = "rsync -a build/ out/"
  }

  provisioner "local-exec" {
    command = "cp -r ansible out && ls ssh"
  }

  provisioner "local-exec" {
    command = "sed s/HOST/${aws_instance.web.public_ip}/ ansible.cfg.tpl > ansible.cfg"
  }

  provisioner "local-exec" {
    command = "ansible-galaxy install -r requirements.yml"
  }

  provisioner "local-exec" {
    command = var.command
  }
}

variable "command" {
  type = string
}

resource "aws_instance" "leaves" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "local-exec" {
    when    = destroy
    command = "ssh root@${self.public_ip} consul leave"
  }
}

resource "aws_s3_bucket" "backup" {
  provisioner "local-exec" {
    command = "ssh root@backup refresh"
  }
}
