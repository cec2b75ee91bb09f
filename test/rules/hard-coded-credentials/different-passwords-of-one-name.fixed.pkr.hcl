# Who may read this may log in.
variable "region" {
  type = string
}

variable "web_ssh_password" {
  type      = string
  sensitive = true
}

variable "ssh_password" {
  type      = string
  sensitive = true
}

source "digitalocean" "web" {
  ssh_password = var.web_ssh_password
}

source "digitalocean" "worker" {
  ssh_password = var.ssh_password
}
