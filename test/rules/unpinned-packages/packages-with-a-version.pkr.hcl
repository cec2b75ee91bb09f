variable "package" {
  type = string
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "sudo apt-get install -y nginx=1.24.0-2ubuntu7",
      "sudo apt-get install -y ./nginx.deb",
      "sudo apt-get install -y ${var.package}",
      "sudo apt-get install -y $PACKAGES",
      "apk add nginx=1.24.0-r15",
      "apk add --virtual build nginx=1.24.0-r15",
      "pip install awscli==1.32.0",
      "pip install -r requirements.txt",
      "sudo apt-get update",
      "echo apt-get install nginx",
    ]
  }

  provisioner "shell" {
    script = "install.sh"
  }
}
