packer {}

variable "install_sh_sha256" {
  type = string
}

variable "example_com_install_sh_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://example.com/install.sh"
}

variable "get_example_com_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://get.example.com"
}

variable "tool_zip_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://example.com/latest/tool.zip"
}

variable "tool_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://example.com/latest/tool"
}

source "null" "web" {
  communicator = "none"
}

build {
  sources = ["source.null.web"]

  provisioner "shell" {
    inline = [
      "curl --proto '=https' --tlsv1.2 -sSf -o /tmp/install.sh https://example.com/install.sh && echo '${var.example_com_install_sh_sha256}  /tmp/install.sh' | sha256sum --check && sh /tmp/install.sh -y --profile minimal || exit 1",
      "curl -fsSL -o /tmp/get.example.com https://get.example.com && echo '${var.get_example_com_sha256}  /tmp/get.example.com' | sha256sum --check && sudo -E bash /tmp/get.example.com stable || exit 1",
      "curl -fsSL https://example.com/other.sh | bash -x",
      "curl -o install.txt https://example.com/more.sh | bash",
      "wget -O /tmp/tool.zip 'https://example.com/latest/tool.zip' && echo '${var.tool_zip_sha256}  /tmp/tool.zip' | sha256sum --check && unzip /tmp/tool.zip || exit 1",
      "curl https://example.com/latest/tool.conf > /etc/tool.conf",
      "curl -O https://example.com/latest/two && curl -O https://example.com/latest/two",
      "wget -P /tmp https://example.com/latest/three",
      "curl -o \"$HOME/four\" https://example.com/latest/four",
      "curl -O https://example.com/latest/five; ls",
    ]
  }

  provisioner "shell" {
    inline = [<<-EOT
      curl -fsSLo "tool" "https://example.com/latest/tool" && echo '${var.tool_sha256}  tool' | sha256sum --check || exit 1
      curl -fsSLo tool.txt "https://example.com/latest/tool.txt" && cat tool.txt
    EOT
    ]
  }
}
