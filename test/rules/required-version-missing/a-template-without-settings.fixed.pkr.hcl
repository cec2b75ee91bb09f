# The web tier.

packer {
  required_version = "~> 1.9"
}

source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}
