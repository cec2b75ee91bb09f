provider "aws" {
  region = var.region
}

resource "aws_instance" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: standalone-instance
  ami           = var.ami_id
  instance_type = var.instance_type
  subnet_id     = var.subnet_id
}
