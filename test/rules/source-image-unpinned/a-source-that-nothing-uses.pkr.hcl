source "docker" "old" {
  image = "debian"
}

source "docker" "web" {
  image = "debian:12.5"
}

build {
  sources = ["source.docker.web"]
}
