variable "communicator" {
  type = string
}

source "amazon-ebs" "session" {
  ssh_interface = "session_manager"
}

source "amazon-ebs" "windows" {
  communicator = "winrm"
}

source "amazon-ebs" "unknown" {
  communicator = var.communicator
}

source "azure-arm" "windows" {
  os_type = "Windows"
}

source "amazon-ebssurrogate" "disk" {}

source "amazon-chroot" "disk" {}

source "docker" "container" {}

source "null" "here" {}

source "qemu" "local" {}

build {
  sources = [
    "source.amazon-ebs.session",
    "source.amazon-ebs.windows",
    "source.amazon-ebs.unknown",
    "source.azure-arm.windows",
    "source.amazon-ebssurrogate.disk",
    "source.amazon-chroot.disk",
    "source.docker.container",
    "source.null.here",
    "source.qemu.local",
    "source.amazon-ebs.elsewhere",
  ]

  provisioner "shell" {
    inline = ["apt-get install -y nginx"]
  }
}

source "amazon-ebs" "web" {}

build {
  name    = "windows"
  sources = ["source.amazon-ebs.web"]

  provisioner "powershell" {
    inline = ["Install-WindowsFeature -Name Web-Server"]
  }
}

build {
  name    = "nothing"
  sources = ["source.amazon-ebs.web"]

  provisioner "breakpoint" {
    disable = true
  }
}
