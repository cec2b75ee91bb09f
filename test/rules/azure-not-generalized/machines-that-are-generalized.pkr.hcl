source "azure-arm" "web" {
  os_type = "Linux"
}

source "azure-arm" "windows" {
  os_type = "Windows"
}

source "azure-arm" "specialized" {
  os_type = "Linux"

  shared_image_gallery_destination {
    image_name  = "web"
    specialized = true
  }
}

build {
  sources = ["source.azure-arm.web"]

  provisioner "shell" {
    execute_command = "chmod +x {{ .Path }}; {{ .Vars }} sudo -E sh '{{ .Path }}'"
    inline          = ["/usr/sbin/waagent -force -deprovision+user && export HISTSIZE=0 && sync"]
  }

  provisioner "breakpoint" {
    disable = true
  }

  provisioner "shell" {
    except = ["azure-arm.web"]
    inline = ["echo hello"]
  }
}

build {
  sources = ["source.azure-arm.windows"]

  provisioner "powershell" {
    inline = [
      "Start-Sleep 5",
      "& $env:SystemRoot\\System32\\Sysprep\\Sysprep.exe /oobe /generalize /quiet /quit",
    ]
  }
}

build {
  sources = ["source.azure-arm.specialized", "source.azure-arm.elsewhere"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }
}
