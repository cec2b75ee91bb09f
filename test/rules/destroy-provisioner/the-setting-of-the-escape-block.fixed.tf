resource "aws_instance" "web" {
  provisioner "local-exec" {
    _ {
      command = "./notify.sh"
    }
  }
}
