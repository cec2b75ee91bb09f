variable "ssh_password" {
  type      = string
  sensitive = true
}

variable "vsphere_token" {
  type = string
  # of the old cluster
  sensitive = true
}

variable "who" {
  description = "Its name does not say what it is for"
  sensitive   = true
}

variables {
  client_secret = "hunter2"
}

locals {
  login = "hunter2"
}

local "remote" {
  expression = "hunter2"
}

source "amazon-ebs" "web" {
  ssh_password         = var.who
  ssh_bastion_password = local.login
  ssh_proxy_password   = local.remote
}
