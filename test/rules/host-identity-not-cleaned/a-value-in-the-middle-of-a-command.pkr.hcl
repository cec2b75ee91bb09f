variable "version" {
  type = string
}

source "amazon-ebs" "web" {}

build {
#^^^^^ warning: host-identity-not-cleaned [fix]
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["cloud-init status --wait", "apt-get install -y nginx=${var.version}", "apt-get clean"]
  }
}
