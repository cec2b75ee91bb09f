variable "access_key" {
  type      = string
  sensitive = true
}

variable "secret_key" {
  type      = string
  sensitive = true
}

variable "client_secret" {
  type      = string
  sensitive = true
}

variable "winrm_password" {
  type      = string
  sensitive = true
}

variable "api_token" {
  type      = string
  sensitive = true
}

variable "ssh_password" {
  type      = string
  sensitive = true
}

variable "password" {
  type      = string
  sensitive = true
}

variable "token" {
  type      = string
  sensitive = true
}

variable "elevated_password" {
  type      = string
  sensitive = true
}

variable "login_password" {
  type      = string
  sensitive = true
}

source "amazon-ebs" "web" {
  access_key = var.access_key
  secret_key = var.secret_key
  region     = "eu-central-1"
}

source "azure-arm" "web" {
  client_secret  = var.client_secret
  communicator   = "winrm"
  winrm_password = var.winrm_password
}

source "digitalocean" "web" {
  api_token    = var.api_token
  ssh_password = var.ssh_password
}

source "vsphere-iso" "web" {
  password = var.password
}

source "proxmox-iso" "web" {
  token = var.token
}

build {
  source "source.amazon-ebs.web" {
    ssh_password = var.ssh_password
  }

  provisioner "powershell" {
    elevated_password = var.elevated_password
    inline            = ["echo hello"]
  }

  post-processors {
    post-processor "docker-push" {
      login_username = "example"
      login_password = var.login_password
    }
  }
}
