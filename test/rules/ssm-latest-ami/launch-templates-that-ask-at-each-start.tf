resource "aws_launch_template" "public" {
  image_id = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ssm-latest-ami [fix]
}

resource "aws_launch_template" "own" {
  image_id = "resolve:ssm:${var.prefix}/web"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ssm-latest-ami [fix]
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
