data "amazon-ami" "base" {
  filters = {
    name = "debian-12-amd64-*"
  }
  most_recent = true
  #^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned
  owners      = ["136693071363"]
}

source "amazon-ebs" "web" {
  source_ami = data.amazon-ami.base.id
  tags = {
    base = data.amazon-ami.base.name
  }
}
