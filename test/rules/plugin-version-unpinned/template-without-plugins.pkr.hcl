packer {
}

source "null" "checks" {
  required_plugins = { amazon = { source = "github.com/hashicorp/amazon" } }
}
