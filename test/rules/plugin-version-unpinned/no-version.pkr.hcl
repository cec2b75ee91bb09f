packer {
  required_plugins {
    # The cloud we are in.
    amazon = {
    #^^^^^^ warning: plugin-version-unpinned [fix]
      source = "github.com/hashicorp/amazon"
    }
    docker = { source = "github.com/hashicorp/docker" }
    #^^^^^^ warning: plugin-version-unpinned [fix]
    own = {
    #^^^ warning: plugin-version-unpinned
      source = "github.com/example/own"
    }
  }
}
