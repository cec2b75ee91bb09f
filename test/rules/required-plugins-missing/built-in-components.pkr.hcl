data "http" "motd" {
  url = "https://example.com/motd"
}

data "hcp-packer-version" "base" {
  bucket_name  = "base"
  channel_name = "production"
}

data "null" "now" {
  input = "now"
}

source "null" "here" {
  communicator = "none"
}

source "file" "text" {
  content = "hello"
  target  = "hello.txt"
}

build {
  sources = ["source.null.here", "source.file.text"]

  provisioner "shell" {
    inline = ["echo hello"]
  }
  provisioner "shell-local" {
    inline = ["echo hello"]
  }
  provisioner "file" {
    source      = "a"
    destination = "b"
  }
  provisioner "powershell" {
    inline = ["echo hello"]
  }
  provisioner "windows-shell" {
    inline = ["echo hello"]
  }
  provisioner "windows-restart" {}
  provisioner "breakpoint" {
    disable = true
  }
  provisioner "sleep" {}
  provisioner "hcp-sbom" {
    source = "sbom.json"
  }

  post-processor "checksum" {}
  post-processor "compress" {}
  post-processor "manifest" {}
  post-processor "provenance" {}
  post-processor "shell-local" {
    inline = ["echo hello"]
  }
  post-processors {
    post-processor "artifice" {
      files = ["a"]
    }
  }
}
