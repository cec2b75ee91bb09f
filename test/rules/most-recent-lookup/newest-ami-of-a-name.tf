# Found by name.
data "aws_ami" "base" {
  most_recent = true
  #^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup [fix]
  owners      = ["self"]

  filter {
    name   = "name"
    values = ["base-${var.release}-*"]
  }
}

resource "aws_instance" "web" {
  ami = data.aws_ami.base.id # baked
}

resource "aws_launch_template" "web" {
  image_id = data.aws_ami.base.id
}

output "image" {
  value = data.aws_ami.base.id
}
