build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "ansible-galaxy install geerlingguy.nginx",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned [fix]
      "ansible-galaxy collection install -p collections community.general",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: remote-script-unpinned [fix]
    ]
  }
}
