variable "login" {
  type    = string
  default = ""
}

source "digitalocean" "web" {
  ssh_password = var.login
}
