variable "version" {
  type = string
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "curl -fsSL https://example.com/releases/1.4.2/install.sh | sudo sh",
      "curl -fsSL https://example.com/3f786850e387550fdab836ed7e6dc881de23001b/install.sh | sudo sh",
      "curl -fsSL https://example.com/${var.version}/install.sh | sudo sh",
      "curl -fsSL https://example.com/$VERSION/latest/install.sh | sudo sh",
      "curl -fsSLo tool.tgz https://example.com/releases/latest/tool.tgz && sha256sum --check tool.sum",
      "curl -fsSL https://download.example.com/gpg | sudo apt-key add -",
      "curl -fsSLo tool.tgz https://example.com/releases/1.4.2/tool.tgz",
      "curl -fsSLo shell.txt https://example.com/shell",
      "curl -s http://169.254.169.254/latest/meta-data/instance-id > /tmp/id",
      "ansible-galaxy install -r requirements.yml",
      "ansible-galaxy install geerlingguy.nginx,3.2.0",
      "ansible-galaxy collection install community.general:==8.6.0",
    ]
  }

  provisioner "shell" {
    script = "install.sh"
  }
}
