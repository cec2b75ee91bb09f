packer {
  required_plugins {
    # The cloud we are in.
    amazon = {
      version = "~> 1.0"
      source  = "github.com/hashicorp/amazon"
    }
    docker = { version = "~> 1.0", source = "github.com/hashicorp/docker" }
    own = {
      source = "github.com/example/own"
    }
  }
}
