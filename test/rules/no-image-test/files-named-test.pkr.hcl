source "docker" "web" {
  image  = "ubuntu@sha256:3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed"
  commit = true
}

build {
#^^^^^ information: no-image-test
  sources = ["source.docker.web"]

  provisioner "shell" {
    inline = ["echo 'Hello, World!' > /test.txt"]
  }
}
