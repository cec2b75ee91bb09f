# the key of the web machine
resource "aws_key_pair" "used" {
  key_name   = "used"
  public_key = file("admin.pub")
}

resource "aws_instance" "web" {
  ami      = "ami-0abc"
  key_name = aws_key_pair.used.key_name
}

resource "aws_key_pair" "given_out" {
  key_name   = "given-out"
  public_key = file("admin.pub")
}

output "key_name" {
  value = aws_key_pair.given_out.key_name
}
