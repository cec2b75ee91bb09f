variable "version" {
}

variable "plugin" {
  default = { source = "github.com/hashicorp/amazon" }
}

packer {
  required_plugins {
    amazon = {
      version = var.version
      source  = "github.com/hashicorp/amazon"
    }
    azure = {
      version = "newest"
      source  = "github.com/hashicorp/azure"
    }
    docker = var.plugin
  }
}
