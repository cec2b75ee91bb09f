resource "aws_instance" "web" {
  lifecycle {
    ignore_changes = [ami]
                      #^^^ error: ignore-changes-image [fix]
  }
}
