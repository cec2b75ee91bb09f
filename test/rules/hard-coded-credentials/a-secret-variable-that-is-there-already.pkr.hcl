variable "ssh_password" {
  type      = string
  sensitive = true
}

source "digitalocean" "web" {
  ssh_password = "hunter2"
  #^^^^^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
}
