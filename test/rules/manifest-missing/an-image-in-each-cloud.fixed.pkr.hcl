source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}

source "azure-arm" "web" {
  managed_image_name = "web-{{timestamp}}"
}

source "googlecompute" "web" {
}

build {
  sources = ["source.amazon-ebs.web"]

  post-processor "manifest" {
    output     = "manifest.json"
    strip_path = true
  }
}

build {
  name    = "azure"
  sources = [source.azure-arm.web]

  provisioner "shell" {
    inline = ["true"]
  }

  post-processor "manifest" {
    output     = "manifest.json"
    strip_path = true
  }
}

build {
  name = "google"

  source "source.googlecompute.web" {
    image_name = "web-{{timestamp}}"
  }
  # The last word of this build.

  post-processor "manifest" {
    output     = "manifest.json"
    strip_path = true
  }
}
