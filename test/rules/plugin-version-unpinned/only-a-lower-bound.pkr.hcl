packer {
  required_version = ">= 1.9.0"

  required_plugins {
    amazon = {
      version = ">= 1.2.8" # has IMDSv2
      #^^^^^^^^^^^^^^^^^^^^ information: plugin-version-unpinned [fix]
      source  = "github.com/hashicorp/amazon"
    }
    azure = {
      source  = "github.com/hashicorp/azure"
      version = ">= v1.4"
      #^^^^^^^^^^^^^^^^^^^ information: plugin-version-unpinned [fix]
    }
    own     = { version = "> 0.3, != 0.3.2", source = "github.com/example/own" }
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: plugin-version-unpinned [fix]
    windows = { "version" : ">=1", "source" : "github.com/example/windows" }
#               ^^^^^^^^^^^^^^^^^ information: plugin-version-unpinned [fix]
  }
}
