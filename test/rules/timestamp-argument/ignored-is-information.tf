resource "aws_instance" "web" {
  ami = var.ami_id

  tags = {
    Created = timestamp()
    #         ^^^^^^^^^^^ information: timestamp-argument [fix]
  }

  lifecycle {
    ignore_changes = [tags["Created"]]
  }
}
