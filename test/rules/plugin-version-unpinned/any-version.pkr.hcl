packer {
  required_plugins {
    googlecompute = {
      version = "*"
      #^^^^^^^^^^^^^ warning: plugin-version-unpinned [fix]
      source  = "github.com/hashicorp/googlecompute"
    }
    own = {
      version = "*"
      #^^^^^^^^^^^^^ warning: plugin-version-unpinned
      source  = "github.com/example/own"
    }
  }
}
