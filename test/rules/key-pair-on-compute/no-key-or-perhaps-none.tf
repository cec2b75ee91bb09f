variable "key" {
  type = string
}

variable "nothing" {
  default = null
}

variable "empty" {
  default = ""
}

resource "aws_instance" "null" {
  ami      = "ami-0abc"
  key_name = null
}

resource "aws_instance" "empty" {
  ami      = "ami-0abc"
  key_name = ""
}

resource "aws_instance" "default_null" {
  ami      = "ami-0abc"
  key_name = var.nothing
}

resource "aws_instance" "default_empty" {
  ami      = "ami-0abc"
  key_name = "${var.empty}"
}

resource "aws_instance" "unknown" {
  ami      = "ami-0abc"
  key_name = var.key
}

resource "aws_instance" "perhaps" {
  ami      = "ami-0abc"
  key_name = var.with_key ? aws_key_pair.admin.key_name : null
}

resource "aws_instance" "of_a_module" {
  ami      = "ami-0abc"
  key_name = module.key.name
}

resource "aws_instance" "none" {
  count    = 0
  ami      = "ami-0abc"
  key_name = "admin"
}

resource "google_compute_instance" "web" {
  name = "web"

  metadata = {
    ssh-keys       = null
    enable-oslogin = "TRUE"
  }
}

resource "google_compute_instance" "unknown" {
  name     = "unknown"
  metadata = var.metadata
}

resource "hcloud_server" "web" {
  name     = "web"
  ssh_keys = []
}

resource "digitalocean_droplet" "web" {
  name     = "web"
  ssh_keys = var.ssh_keys
}

resource "digitalocean_droplet" "dynamic" {
  name     = "web"
  ssh_keys = [for one in var.keys : one.id]
}

resource "azurerm_linux_virtual_machine" "web" {
  name = "web"

  dynamic "admin_ssh_key" {
    for_each = var.keys
    content {
      username   = "admin"
      public_key = admin_ssh_key.value
    }
  }
}

resource "yandex_compute_instance" "web" {
  metadata = {
    user-data = "#cloud-config\nusers: []\n"
  }
}
