packer {
  required_version = "~> 1.11"
}
