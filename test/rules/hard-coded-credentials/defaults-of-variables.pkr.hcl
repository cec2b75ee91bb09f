variable "ssh_password" {
  type    = string
  default = "hunter2"
  #^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
}

variable "vsphere_token" {
  type      = string
  default   = "0b0d7a3e" # of the old cluster
  #^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
  sensitive = true
}

variable "who" {
  description = "Its name does not say what it is for"
  default     = "hunter2"
  #^^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
  sensitive   = false
}

variables {
  client_secret = "hunter2"
  #^^^^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials
}

locals {
  login = "hunter2"
  #^^^^^^^^^^^^^^^^^ error: hard-coded-credentials
}

local "remote" {
  expression = "hunter2"
  #^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials
}

source "amazon-ebs" "web" {
  ssh_password         = var.who
  ssh_bastion_password = local.login
  ssh_proxy_password   = local.remote
}
