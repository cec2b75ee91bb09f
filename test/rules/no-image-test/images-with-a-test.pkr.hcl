build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }

  provisioner "goss" {
    tests = ["goss.yaml"]
  }
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "inspec" {
    profile = "web"
  }
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx", "bats web.bats"]
  }
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "powershell" {
    inline = ["Invoke-Pester web.Tests.ps1"]
  }
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }

  post-processor "shell-local" {
    inline = ["pytest web"]
  }
}
