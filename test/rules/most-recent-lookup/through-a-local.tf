data "aws_ami" "this" {
  most_recent = "true"
  #^^^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup [fix]
  owners      = ["amazon"]
}

locals {
  image = data.aws_ami.this.image_id
}

resource "aws_launch_configuration" "web" {
  image_id = local.image
}
