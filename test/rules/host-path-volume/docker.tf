resource "docker_container" "wiki" {
  name  = "wiki"
  image = "wiki:1.4.2"

  volumes {
    host_path      = "/srv/wiki"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: host-path-volume
    container_path = "/data"
  }

  mounts {
    type   = "bind"
    source = "/srv/uploads"
    #^^^^^^^^^^^^^^^^^^^^^^^ warning: host-path-volume
    target = "/uploads"
  }
}

resource "docker_service" "wiki" {
  name = "wiki"

  task_spec {
    container_spec {
      image = "wiki:1.4.2"

      mounts {
        type   = "bind"
        source = "/srv/wiki"
        #^^^^^^^^^^^^^^^^^^^^ warning: host-path-volume
        target = "/data"
      }
    }
  }
}
