# provisioner "remote-exec" {
#   inline = ["echo commented"]
# }

resource "aws_instance" "leaves" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "remote-exec" {
    when   = destroy
    inline = ["consul leave"]
  }

  provisioner "remote-exec" {
    when   = "destroy"
    inline = ["consul leave"]
  }
}

resource "aws_instance" "none" {
  count         = 0
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "remote-exec" {
    inline = ["echo never"]
  }
}

resource "null_resource" "never" {
  for_each = toset([])

  provisioner "local-exec" {
    command = "echo here"
  }
}

resource "null_resource" "empty" {
  for_each = {}

  provisioner "remote-exec" {
    inline = ["echo never"]
  }
}

resource "aws_instance" "mentions" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
  user_data     = "provisioner \"remote-exec\" {}"
}
