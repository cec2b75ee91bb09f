variable "install_sh_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://example.com/install.sh"
}

variable "install_py_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://example.com/install.py"
}

variable "setup_20_x_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://deb.example.com/setup_20.x"
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "curl -fsSL -o /tmp/install.sh https://example.com/install.sh && echo '${var.install_sh_sha256}  /tmp/install.sh' | sha256sum --check && sudo sh /tmp/install.sh || exit 1",
      "wget -q -O /tmp/install.py 'https://example.com/install.py' && echo '${var.install_py_sha256}  /tmp/install.py' | sha256sum --check && python3 /tmp/install.py || exit 1",
      "curl -sL -o /tmp/setup_20.x https://deb.example.com/setup_20.x && echo '${var.setup_20_x_sha256}  /tmp/setup_20.x' | sha256sum --check && sudo -E bash /tmp/setup_20.x || exit 1",
      "bash <(curl -s https://example.com/install.sh)",
      "sh -c \"$(curl -fsSL https://example.com/install.sh)\"",
    ]
  }

  provisioner "powershell" {
    inline = [
      "iex ((New-Object System.Net.WebClient).DownloadString('https://example.com/install.ps1'))",
      "irm https://example.com/install.ps1 | iex",
    ]
  }
}
