# The images of the web tier.

packer {
  required_plugins {
    amazon = {
      version = "~> 1.0"
      source  = "github.com/hashicorp/amazon"
    }
    ansible = {
      version = "~> 1.0"
      source  = "github.com/hashicorp/ansible"
    }
    docker = {
      version = "~> 1.0"
      source  = "github.com/hashicorp/docker"
    }
  }
}

# Ubuntu, as Canonical makes it.
source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}

source "amazon-ebs" "worker" {
  ami_name = "worker-{{timestamp}}"
}

build {
  sources = ["source.amazon-ebs.web", "source.amazon-ebs.worker"]

  provisioner "shell" {
    inline = ["echo hello"]
  }

  provisioner "ansible" {
    playbook_file = "web.yml"
  }

  post-processors {
    post-processor "artifice" {
      files = ["web.tar"]
    }
    post-processor "docker-import" {
      repository = "example/web"
    }
  }

  post-processor "manifest" {}
}
