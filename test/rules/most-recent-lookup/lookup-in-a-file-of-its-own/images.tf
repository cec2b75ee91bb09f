data "aws_ami" "base_ami" {
  most_recent = true
  #^^^^^^^^^^^^^^^^^^ warning: most-recent-lookup [fix]
  owners      = ["self"]
}
