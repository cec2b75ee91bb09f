resource "aws_instance" "web" {
  ami           = "ami-0abc"
  instance_type = "t3.small"
  key_name      = "admin"
# ^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]

  tags = { Name = "web" }
}

resource "aws_launch_template" "web" {
  image_id = "ami-0abc"
  key_name = "admin"
# ^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
}

resource "aws_launch_configuration" "web" {
  image_id = "ami-0abc"
  key_name = "${var.environment}-admin" # the key of the environment
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
}

resource "aws_spot_instance_request" "web" {
  ami      = "ami-0abc"
  key_name = var.key
# ^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
}

resource "aws_spot_fleet_request" "web" {
  launch_specification {
    ami      = "ami-0abc"
    key_name = "admin"
#   ^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]
  }
}

resource "aws_instance" "one_line" { key_name = "admin" }
#                                    ^^^^^^^^^^^^^^^^^^ warning: key-pair-on-compute [fix]

variable "key" {
  default = "admin"
}
