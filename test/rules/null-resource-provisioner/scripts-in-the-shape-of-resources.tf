resource "null_resource" "setup" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: null-resource-provisioner [fix]
  connection {
    host = var.host
  }

  provisioner "remote-exec" {
    inline = ["kubectl apply -f app.yaml"]
  }
}

resource "terraform_data" "settings" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: null-resource-provisioner [fix]
  provisioner "local-exec" {
    command = "az webapp config set --name app --always-on true"
  }
}

variable "host" {
  type = string
}
