# The image of the web servers. Change `version`, and bake again.
#
# With a real cloud the source would be `amazon-ebs`, `azure-arm` or `googlecompute`. This one starts no machine; what it "installs" goes
# by its last steps into a cloud that is a file on this machine: `npm start` makes it, and the program `fakecloud`.

packer {
  required_version = ">= 1.6.6"
}

locals {
  version = "1"

  # No two bakes share a name, so the image before stays there, to go back to.
  image_id = "web-${local.version}-${formatdate("YYYYMMDDhhmmss", timestamp())}"
}

source "null" "web" {
  communicator = "none"
}

build {
  name    = "web"
  sources = ["source.null.web"]

  provisioner "shell-local" {
    inline = ["echo Installing the web server, version ${local.version}", "sleep 1"]
  }

  post-processor "shell-local" {
    inline = ["fakecloud register-image --id ${local.image_id} --name web --version ${local.version}"]
  }

  # What was made. Builders of real clouds say it themselves; for this one `image_id` does.
  post-processor "manifest" {
    output = "packer-manifest.json"
    custom_data = {
      image_id = local.image_id
    }
  }
}
