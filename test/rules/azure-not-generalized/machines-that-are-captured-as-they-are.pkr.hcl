source "azure-arm" "web" {
  os_type = "Linux"
}

source "azure-arm" "windows" {
  os_type = "windows"
}

source "azure-arm" "unknown" {}

source "amazon-ebs" "web" {}

build {
#^^^^^ warning: azure-not-generalized [fix]
  sources = ["source.azure-arm.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }

  post-processor "manifest" {}
}

build {
#^^^^^ warning: azure-not-generalized [fix]
  sources = ["source.azure-arm.windows"]

  provisioner "powershell" {
    inline = ["Install-WindowsFeature -Name Web-Server"]
  }
}

build {
#^^^^^ warning: azure-not-generalized [fix]
  sources = ["source.azure-arm.web", "source.amazon-ebs.web"]
}

build {
#^^^^^ warning: azure-not-generalized
  sources = ["source.azure-arm.web", "source.azure-arm.unknown"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }
}
