resource "ansible_playbook" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: config-management-provider
  playbook = "site.yml"
}

resource "ssh_resource" "setup" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: config-management-provider
  commands = ["apt-get install -y nginx"]
}

resource "remote_file" "config" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: config-management-provider
  path = "/etc/web"
}

resource "rke_cluster" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: config-management-provider
  nodes {
    ssh_key = "x"
  }
}

resource "chef_node" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: config-management-provider
  name = "web"
}

data "external" "token" {
#^^^^^^^^^^^^^^^^^^^^^^^ warning: config-management-provider
  program = ["ssh", "root@${aws_instance.web.public_ip}", "cat /token"]
}

data "external" "join" {
#^^^^^^^^^^^^^^^^^^^^^^ warning: config-management-provider
  program = ["bash", "-c", "set -e; ssh root@web kubeadm token create"]
}

data "shell_script" "token" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: config-management-provider
  lifecycle_commands {
    read = "ssh root@${var.host} cat /token"
  }
}

resource "aws_instance" "web" {
  ami = "ami-0abc"

  lifecycle {
    action_trigger {
    #^^^^^^^^^^^^^^ warning: config-management-provider
      events  = [after_create, after_update]
      actions = [action.ansible_playbook_run.web]
    }
  }
}

resource "azurerm_linux_virtual_machine" "web" {
  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.azurerm_virtual_machine_power.web]
    }
  }
}

action "ansible_playbook_run" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: config-management-provider
  config {
    playbooks = ["site.yml"]
  }
}

action "azurerm_virtual_machine_power" "web" {
  config {
    power_action = "restart"
  }
}

variable "host" {}
