variable "ssh_password" {
  type      = string
  sensitive = true
}

variable "client_secret" {
  type    = string
  default = env("ARM_CLIENT_SECRET")
}

variable "api_token" {
  type    = string
  default = ""
}

variable "secret_key" {
  type    = string
  default = null
}

variable "winrm_password" {
  type    = string
  default = "<your password>"
}

variable "lock_password" {
  type    = bool
  default = true
}

variable "token_file" {
  type    = string
  default = "token.txt"
}

locals {
  vault = vault("secret/data/packer", "password")
}

data "amazon-secretsmanager" "login" {
  name = "packer"
  key  = "password"
}

source "amazon-ebs" "web" {
  ssh_password   = var.ssh_password
  secret_key     = var.secret_key
  access_key     = ""
  token          = null
  winrm_password = "{{ .WinRMPassword }}"
}

source "vsphere-iso" "web" {
  password     = local.vault
  ssh_password = "prefix-${var.ssh_password}"
}

source "azure-arm" "web" {
  client_secret  = var.client_secret
  winrm_password = data.amazon-secretsmanager.login.value
  ssh_password   = "packer-${local.vault}"
}

build {
  sources = ["source.azure-arm.web"]

  provisioner "powershell" {
    elevated_user     = "SYSTEM"
    elevated_password = build.Password
    inline            = ["echo hello"]
  }
}
