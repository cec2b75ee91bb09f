source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}

source "azure-arm" "web" {
  managed_image_name = "web-{{timestamp}}"
}

source "googlecompute" "web" {
}

build {
#^^^^^ warning: manifest-missing [fix]
  sources = ["source.amazon-ebs.web"]
}

build {
#^^^^^ warning: manifest-missing [fix]
  name    = "azure"
  sources = [source.azure-arm.web]

  provisioner "shell" {
    inline = ["true"]
  }
}

build {
#^^^^^ warning: manifest-missing [fix]
  name = "google"

  source "source.googlecompute.web" {
    image_name = "web-{{timestamp}}"
  }
  # The last word of this build.
}
