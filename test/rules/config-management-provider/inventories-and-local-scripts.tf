resource "ansible_host" "web" {
  name = "web"
}

resource "ansible_group" "web" {
  name = "web"
}

resource "ansible_vault" "secret" {
  vault_file = "secret.yml"
}

resource "ansible_playbook" "not_made" {
  count    = 0
  playbook = "site.yml"
}

data "external" "local" {
  program = ["python3", "ssh.py"]
}

data "external" "prints" {
  program = ["bash", "-c", "echo ssh root@web"]
}

data "external" "unknown" {
  program = var.program
}

data "external" "null" {
  program = null
}

resource "shell_script" "local" {
  lifecycle_commands {
    create = "./create.sh"
    delete = "# ssh root@web"
  }
}

resource "ssh_sensitive_resource" "reads" {
  commands = ["cat /etc/kubernetes/admin.conf | base64"]
}

variable "program" {}
