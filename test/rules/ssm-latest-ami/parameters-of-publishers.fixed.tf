variable "amazon_ami_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

variable "ubuntu_ami_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

data "aws_ssm_parameter" "containers" {
  name = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended"
}

variable "bottlerocket_ami_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

data "aws_ssm_parameter" "unused" {
  name = "/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base"
}

resource "aws_instance" "amazon" {
  ami = var.amazon_ami_id
}

resource "aws_instance" "ubuntu" {
  ami = var.ubuntu_ami_id
}

resource "aws_launch_template" "containers" {
  image_id = jsondecode(data.aws_ssm_parameter.containers.value)["image_id"]
}

resource "aws_launch_template" "bottlerocket" {
  image_id = var.bottlerocket_ami_id
}
