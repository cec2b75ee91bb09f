packer {
  required_plugins {
    googlecompute = {
      version = "~> 1.0"
      source  = "github.com/hashicorp/googlecompute"
    }
    own = {
      version = "*"
      source  = "github.com/example/own"
    }
  }
}
