resource "tls_private_key" "admin" {
  algorithm = "ED25519"
}

resource "aws_key_pair" "admin" {
  key_name   = "admin"
  public_key = tls_private_key.admin.public_key_openssh
}

resource "aws_instance" "web" {
  ami      = "ami-0abc"
  key_name = aws_key_pair.admin.key_name
}

resource "local_file" "again" {
  filename = "again.pem"
  content  = "${tls_private_key.admin.private_key_pem}\n"
}

resource "null_resource" "chmod" {
  triggers = { file = local_file.again.filename }
}

resource "null_resource" "write" {
  provisioner "local-exec" {
    command = "echo '${tls_private_key.admin.private_key_pem}' > third.pem"
  }
}

output "public" {
  value = tls_private_key.admin.public_key_openssh
}
