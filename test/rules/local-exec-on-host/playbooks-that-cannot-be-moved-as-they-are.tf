resource "null_resource" "variables" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command = "ansible-playbook -i hosts -e version=${var.release} site.yml"
  }
}

resource "null_resource" "several" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command = "sleep 30 && cd ansible && ansible-playbook -i hosts site.yml"
  }
}

resource "null_resource" "unknown" {
  provisioner "local-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: local-exec-on-host [fix]
    command = "ansible-playbook -i hosts ${var.release}.yml"
  }
}

variable "release" {
  type = string
}
