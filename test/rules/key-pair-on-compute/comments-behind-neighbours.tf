resource "aws_instance" "web" {
  ami           = "ami-0abc" # Ubuntu
  instance_type = "t3.small" # small
  key_name      = "administrators"
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
  monitoring    = true # costs extra
}

resource "aws_launch_template" "web" {
  image_id = "ami-0abc"       # Ubuntu
  key_name = "administrators" # all of them
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
  name     = "web"            # unique
}
