packer {
  required_plugins {
    cloud = {
      version = "~> 1.3"
      source  = "github.com/hashicorp/amazon"
    }
    example = {
      version = "~> 1.3"
      source  = "github.com/example/example"
    }
    docker = null
  }
}

source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}

source "example" "web" {}
source "example-iso" "web" {}
source "docker" "web" {
  image = "debian@sha256:0000"
}
