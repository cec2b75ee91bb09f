data "aws_ssm_parameter" "node_release" {
  name = "/aws/service/eks/optimized-ami/1.31/amazon-linux-2023/x86_64/standard/recommended/release_version"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: ssm-latest-ami
}

resource "aws_eks_node_group" "main" {
  release_version = nonsensitive(data.aws_ssm_parameter.node_release.value)
}
