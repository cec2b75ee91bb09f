data "aws_ssm_parameter" "amazon" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ssm-latest-ami [fix]
}

data "aws_ssm_parameter" "ubuntu" {
  name = "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ssm-latest-ami [fix]
}

data "aws_ssm_parameter" "containers" {
  name = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ssm-latest-ami
}

data "aws_ssm_parameter" "bottlerocket" {
  name = "/aws/service/bottlerocket/aws-k8s-${var.kubernetes}/x86_64/latest/image_id"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ssm-latest-ami [fix]
}

data "aws_ssm_parameter" "unused" {
  name = "/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ssm-latest-ami
}

resource "aws_instance" "amazon" {
  ami = data.aws_ssm_parameter.amazon.value
}

resource "aws_instance" "ubuntu" {
  ami = data.aws_ssm_parameter.ubuntu.insecure_value
}

resource "aws_launch_template" "containers" {
  image_id = jsondecode(data.aws_ssm_parameter.containers.value)["image_id"]
}

resource "aws_launch_template" "bottlerocket" {
  image_id = data.aws_ssm_parameter.bottlerocket.value
}
