provider "hcloud" {
#^^^^^^^^^^^^^^^^^ information: lock-file-missing
  token = var.token
}

data "hcloud_image" "web" {
  name = "web"
}
