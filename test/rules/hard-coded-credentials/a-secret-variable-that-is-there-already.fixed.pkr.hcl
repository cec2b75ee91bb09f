variable "ssh_password" {
  type      = string
  sensitive = true
}

source "digitalocean" "web" {
  ssh_password = var.ssh_password
}
