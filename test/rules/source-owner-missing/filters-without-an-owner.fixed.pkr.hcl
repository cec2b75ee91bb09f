source "amazon-ebs" "web" {
  source_ami_filter {
    filters = {
      name = "ubuntu/images/*ubuntu-noble-24.04-amd64-server-*"
    }
    most_recent = true
    owners      = ["099720109477"]
  }
}

source "amazon-ebssurrogate" "web" {
  source_ami_filter {
    filters = {
      name = "debian-12-amd64-*"
    }
    owners      = ["136693071363"]
    most_recent = true
  }
}

source "amazon-instance" "web" {
  source_ami_filter {
    filters = {
      name = "base-*"
    }
    owners      = ["self"]
    most_recent = true
  }
}

data "amazon-ami" "base" {
  filters = {
    name = "al2023-ami-2023*"
  }
  most_recent = true
  owners      = ["amazon"]
}
