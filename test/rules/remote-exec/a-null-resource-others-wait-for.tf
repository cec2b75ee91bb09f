resource "null_resource" "setup" {
  connection {
    host = var.host
    user = "ubuntu"
  }

  provisioner "remote-exec" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: remote-exec [fix]
    inline = ["sudo apt-get install -y nginx ${var.host}"]
  }
}

variable "host" {
  type        = string
  description = "Where to log in"
}

resource "aws_route53_record" "web" {
  name       = "web"
  depends_on = [null_resource.setup]
}
