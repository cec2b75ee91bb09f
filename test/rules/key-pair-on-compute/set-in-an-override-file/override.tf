resource "aws_instance" "web" {
  instance_type = "t3.large"
  key_name      = "admin"
# ^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
}

resource "aws_instance" "cleared" {
  key_name = null
}
