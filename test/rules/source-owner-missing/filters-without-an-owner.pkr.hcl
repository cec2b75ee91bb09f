source "amazon-ebs" "web" {
  source_ami_filter {
  #^^^^^^^^^^^^^^^^^ error: source-owner-missing [fix]
    filters = {
      name = "ubuntu/images/*ubuntu-noble-24.04-amd64-server-*"
    }
    most_recent = true
  }
}

source "amazon-ebssurrogate" "web" {
  source_ami_filter {
    filters = {
      name = "debian-12-amd64-*"
    }
    owners      = null
    #^^^^^^^^^^^^^^^^^^ error: source-owner-missing [fix]
    most_recent = true
  }
}

source "amazon-instance" "web" {
  source_ami_filter {
    filters = {
      name = "base-*"
    }
    owners      = []
    #^^^^^^^^^^^^^^^^ error: source-owner-missing [fix]
    most_recent = true
  }
}

data "amazon-ami" "base" {
#^^^^^^^^^^^^^^^^^^^^^^^^ error: source-owner-missing [fix]
  filters = {
    name = "al2023-ami-2023*"
  }
  most_recent = true
}
