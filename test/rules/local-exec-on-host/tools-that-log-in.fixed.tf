resource "terraform_data" "ssh" {
}

resource "terraform_data" "scp" {
}

resource "terraform_data" "rsync" {
}

resource "terraform_data" "waiting" {
}

resource "terraform_data" "quoted" {
}

resource "terraform_data" "aws" {
}

resource "terraform_data" "google" {
}

resource "terraform_data" "azure" {
}

resource "aws_autoscaling_group" "group" {
}

resource "terraform_data" "local" {
}

locals {
  join = "/opt/puppetlabs/bin/puppet agent --server ${aws_instance.web.private_ip}"
}
