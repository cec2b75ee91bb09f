source "azure-arm" "web" {
  os_type = "Linux"
}

build {
  sources = ["source.azure-arm.web"]

  provisioner "shell" {
    inline = ["sudo waagent -force -deprovision+user && sync"]
  }

  provisioner "shell" {
  #^^^^^^^^^^^^^^^^^^^ warning: azure-not-generalized
    inline = ["sudo apt-get install -y nginx"]
  }

  provisioner "breakpoint" {
    disable = true
  }
}
