resource "aws_instance" "web" {
  ami       = "ami-0abc"
  user_data = file("boot.sh")
}
