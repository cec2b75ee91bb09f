resource "aws_launch_template" "public" {
  image_id = var.public_ami_id
}

variable "public_ami_id" {
  description = "The image of aws_launch_template.public"
  type        = string
}

resource "aws_launch_template" "own" {
  image_id = var.own_ami_id
}

variable "own_ami_id" {
  description = "The image of aws_launch_template.own"
  type        = string
}

resource "aws_launch_template" "versioned" {
  image_id = "resolve:ssm:/images/web:12"
}

resource "aws_launch_template" "perhaps_versioned" {
  image_id = "resolve:ssm:/images/web${var.version_suffix}"
}

resource "aws_launch_template" "unknown" {
  image_id = var.image
}

resource "aws_launch_template" "null" {
  image_id = null
}
