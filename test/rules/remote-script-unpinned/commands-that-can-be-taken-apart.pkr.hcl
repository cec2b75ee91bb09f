packer {}

variable "install_sh_sha256" {
  type = string
}

source "null" "web" {
  communicator = "none"
}

build {
  sources = ["source.null.web"]

  provisioner "shell" {
    inline = [
      "curl --proto '=https' --tlsv1.2 -sSf https://example.com/install.sh | sh -s -- -y --profile minimal",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned [fix]
      "curl -fsSL https://get.example.com | sudo -E bash -s stable",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned [fix]
      "curl -fsSL https://example.com/other.sh | bash -x",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned
      "curl -o install.txt https://example.com/more.sh | bash",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned
      "wget -O /tmp/tool.zip 'https://example.com/latest/tool.zip' && unzip /tmp/tool.zip",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned [fix]
      "curl https://example.com/latest/tool.conf > /etc/tool.conf",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned
      "curl -O https://example.com/latest/two && curl -O https://example.com/latest/two",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned
      "wget -P /tmp https://example.com/latest/three",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned
      "curl -o \"$HOME/four\" https://example.com/latest/four",
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned
      "curl -O https://example.com/latest/five; ls",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned
    ]
  }

  provisioner "shell" {
    inline = [<<-EOT
      curl -fsSLo "tool" "https://example.com/latest/tool"
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned [fix]
      curl -fsSLo tool.txt "https://example.com/latest/tool.txt" && cat tool.txt
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned [fix]
    EOT
    ]
  }
}
