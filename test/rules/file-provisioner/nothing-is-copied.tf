resource "aws_instance" "leaves" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "file" {
    when        = destroy
    source      = "goodbye"
    destination = "/tmp/goodbye"
  }

  provisioner "local-exec" {
    command = "cp file other"
  }
}

resource "aws_instance" "none" {
  count         = var.enabled ? 1 : 0
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "file" {
    source      = "a"
    destination = "/b"
  }
}

variable "enabled" {
  default = false
}
