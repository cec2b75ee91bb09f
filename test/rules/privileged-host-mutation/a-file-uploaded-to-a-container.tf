resource "docker_container" "web" {
  name  = "web"
  image = "web:1"

  upload {
  #^^^^^^ information: privileged-host-mutation
    file    = "/etc/web.conf"
    content = var.config
  }
}
