variable "tool_tgz_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://example.com/tool/releases/latest/download/tool.tgz"
}

variable "tool_conf_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://raw.example.com/tool/main/tool.conf"
}

variable "tool_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://example.com/tool/master/tool"
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "curl -fsSLo tool.tgz https://example.com/tool/releases/latest/download/tool.tgz && echo '${var.tool_tgz_sha256}  tool.tgz' | sha256sum --check || exit 1",
      "wget https://raw.example.com/tool/main/tool.conf && echo '${var.tool_conf_sha256}  tool.conf' | sha256sum --check && mv tool.conf /etc || exit 1",
    ]
  }

  provisioner "shell" {
    inline = [<<-EOT
      set -e
      curl -fsSLo tool https://example.com/tool/master/tool && echo '${var.tool_sha256}  tool' | sha256sum --check || exit 1
      chmod +x tool
    EOT
    ]
  }
}
