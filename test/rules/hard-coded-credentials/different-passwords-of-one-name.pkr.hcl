# Who may read this may log in.
variable "region" {
  type = string
}

source "digitalocean" "web" {
  ssh_password = "one"
  #^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
}

source "digitalocean" "worker" {
  ssh_password = "two"
  #^^^^^^^^^^^^^^^^^^^^ error: hard-coded-credentials [fix]
}
