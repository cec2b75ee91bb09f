variable "geerlingguy_nginx_version" {
  type        = string
  description = "The version of geerlingguy.nginx to install"
}

variable "community_general_version" {
  type        = string
  description = "The version of community.general to install"
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "ansible-galaxy install geerlingguy.nginx,${var.geerlingguy_nginx_version}",
      "ansible-galaxy collection install -p collections community.general:==${var.community_general_version}",
    ]
  }
}
