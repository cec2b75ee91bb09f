packer {
  required_version = ">= 1.9.0"

  required_plugins {
    amazon = {
      version = "~> 1.2" # has IMDSv2
      source  = "github.com/hashicorp/amazon"
    }
    azure = {
      source  = "github.com/hashicorp/azure"
      version = "~> 2.0"
    }
    own     = { version = "~> 0.3", source = "github.com/example/own" }
    windows = { "version" : "~> 1.0", "source" : "github.com/example/windows" }
  }
}
