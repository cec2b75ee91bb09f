build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "sudo apt-get update",
      "sudo apt-get install -y unattended-upgrades",
      "apt list --upgradable",
      "sudo apt-get install --only-upgrade openssl=3.0.2-0ubuntu1.15",
      "# apt-get upgrade",
      "echo run apt-get upgrade later",
      "yum check-update",
      "yum makecache && yum install -y update-motd",
      "pip install --upgrade pip==24.0",
      "apk update",
      "zypper refresh",
      "pacman -Sy nginx",
      "cp my-apt-get upgrade",
    ]
  }

  provisioner "windows-update" {
    filters = ["include:$_.Title -like '*KB5034123*'"]
  }

  post-processor "manifest" {}
}
