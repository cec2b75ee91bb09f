resource "aws_instance" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: user-data-not-replacing [fix]
  ami       = "ami-0abc"
  user_data = file("boot.sh")
}
