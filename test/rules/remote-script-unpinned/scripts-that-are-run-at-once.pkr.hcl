build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "curl -fsSL https://example.com/install.sh | sudo sh",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned [fix]
      "wget -qO- 'https://example.com/install.py' | python3 -",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned [fix]
      "curl -sL https://deb.example.com/setup_20.x | sudo -E bash -",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned [fix]
      "bash <(curl -s https://example.com/install.sh)",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned
      "sh -c \"$(curl -fsSL https://example.com/install.sh)\"",
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned
    ]
  }

  provisioner "powershell" {
    inline = [
      "iex ((New-Object System.Net.WebClient).DownloadString('https://example.com/install.ps1'))",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned
      "irm https://example.com/install.ps1 | iex",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned
    ]
  }
}
