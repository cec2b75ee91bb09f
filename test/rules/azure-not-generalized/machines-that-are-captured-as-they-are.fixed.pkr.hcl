source "azure-arm" "web" {
  os_type = "Linux"
}

source "azure-arm" "windows" {
  os_type = "windows"
}

source "azure-arm" "unknown" {}

source "amazon-ebs" "web" {}

build {
  sources = ["source.azure-arm.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }

  provisioner "shell" {
    inline = ["sudo waagent -force -deprovision+user && sync"]
  }

  post-processor "manifest" {}
}

build {
  sources = ["source.azure-arm.windows"]

  provisioner "powershell" {
    inline = ["Install-WindowsFeature -Name Web-Server"]
  }

  provisioner "powershell" {
    inline = [
      "& $env:SystemRoot\\System32\\Sysprep\\Sysprep.exe /oobe /generalize /quiet /quit",
      "while ((Get-ItemProperty HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup\\State).ImageState -ne 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE') { Start-Sleep -s 10 }",
    ]
  }
}

build {
  sources = ["source.azure-arm.web", "source.amazon-ebs.web"]

  provisioner "shell" {
    only   = ["azure-arm.web"]
    inline = ["sudo waagent -force -deprovision+user && sync"]
  }
}

build {
  sources = ["source.azure-arm.web", "source.azure-arm.unknown"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }
}
