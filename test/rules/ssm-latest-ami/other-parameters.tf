data "aws_ssm_parameter" "own" {
  name = "/images/latest/web"
}

data "aws_ssm_parameter" "container" {
  name = "/aws/service/aws-for-fluent-bit/stable"
}

data "aws_ssm_parameter" "release" {
  name = "/aws/service/bottlerocket/aws-k8s-1.31/x86_64/1.26.1/image_id"
}

data "aws_ssm_parameter" "unknown" {
  name = var.parameter
}

data "aws_ssm_parameter" "none" {
  count = 0
  name  = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}
