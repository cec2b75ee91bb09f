resource "aws_instance" "web" {
  ami                         = "ami-0abc"
  user_data                   = file("boot.sh")
  user_data_replace_on_change = true
}

resource "aws_instance" "none" {
  count     = 0
  ami       = "ami-0abc"
  user_data = file("boot.sh")
}

resource "aws_instance" "ignored" {
  ami       = "ami-0abc"
  user_data = file("boot.sh")
  lifecycle {
    ignore_changes = [user_data]
  }
}
