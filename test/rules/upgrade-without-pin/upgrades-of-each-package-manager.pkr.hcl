build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "sudo apt-get update",
      "sudo apt-get upgrade -y",
            #^^^^^^^^^^^^^^^ warning: upgrade-without-pin
      "sudo DEBIAN_FRONTEND=noninteractive apt-get -y -o Dpkg::Options::=--force-confold dist-upgrade",
                                           #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: upgrade-without-pin
      "apt full-upgrade -y",
       #^^^^^^^^^^^^^^^^ warning: upgrade-without-pin
      "yum update -y",
       #^^^^^^^^^^ warning: upgrade-without-pin
      "yum -y update && yum install -y nginx",
       #^^^^^^^^^^^^^ warning: upgrade-without-pin
      "dnf upgrade --refresh",
       #^^^^^^^^^^^ warning: upgrade-without-pin
      "zypper --non-interactive up",
       #^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: upgrade-without-pin
      "apk upgrade --no-cache",
       #^^^^^^^^^^^ warning: upgrade-without-pin
      "pacman -Syu --noconfirm",
       #^^^^^^^^^^^ warning: upgrade-without-pin
    ]
  }

  provisioner "powershell" {
    inline = ["Install-WindowsUpdate -AcceptAll"]
               #^^^^^^^^^^^^^^^^^^^^^ warning: upgrade-without-pin
  }

  provisioner "windows-update" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: upgrade-without-pin
  }
}
