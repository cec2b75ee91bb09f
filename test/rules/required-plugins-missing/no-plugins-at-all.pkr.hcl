# The images of the web tier.

# Ubuntu, as Canonical makes it.
source "amazon-ebs" "web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^ warning: required-plugins-missing [fix]
  ami_name = "web-{{timestamp}}"
}

source "amazon-ebs" "worker" {
  ami_name = "worker-{{timestamp}}"
}

build {
  sources = ["source.amazon-ebs.web", "source.amazon-ebs.worker"]

  provisioner "shell" {
    inline = ["echo hello"]
  }

  provisioner "ansible" {
  #^^^^^^^^^^^^^^^^^^^^^ warning: required-plugins-missing [fix]
    playbook_file = "web.yml"
  }

  post-processors {
    post-processor "artifice" {
      files = ["web.tar"]
    }
    post-processor "docker-import" {
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: required-plugins-missing [fix]
      repository = "example/web"
    }
  }

  post-processor "manifest" {}
}
