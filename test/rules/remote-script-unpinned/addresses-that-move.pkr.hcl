build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "curl -fsSLo tool.tgz https://example.com/tool/releases/latest/download/tool.tgz",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned [fix]
      "wget https://raw.example.com/tool/main/tool.conf && mv tool.conf /etc",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned [fix]
    ]
  }

  provisioner "shell" {
    inline = [<<-EOT
      set -e
      curl -fsSLo tool https://example.com/tool/master/tool
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned [fix]
      chmod +x tool
    EOT
    ]
  }
}
