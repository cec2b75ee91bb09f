variable "region" {
  type = string
}

source "amazon-ebs" "web" {
  region        = var.region
  instance_type = "t3.small"
  source_ami_filter {
    filters = {
      name                = "ubuntu/images/*ubuntu-noble-24.04-amd64-server-*"
      virtualization-type = "hvm"
    }
    most_recent = true
    #^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
    owners      = ["099720109477"]
  }
  ssh_username = "ubuntu"
}

source "amazon-ebs" "worker" {
  source_ami_filter {
    filters = {
      architecture = "arm64"
    }
    owners      = ["self"]
    most_recent = "true"
    #^^^^^^^^^^^^^^^^^^^^ warning: source-image-unpinned [fix]
  }

  ssh_username = "ubuntu"
}

build {
  sources = ["source.amazon-ebs.web", "source.amazon-ebs.worker"]
}

build {
  sources = ["source.amazon-ebs.web"]
}
