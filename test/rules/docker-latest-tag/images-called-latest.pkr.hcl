build {
  sources = ["source.docker.web"]

  post-processor "docker-tag" {
    repository = "example/web"
    tags       = ["latest"]
    #^^^^^^^^^^^^^^^^^^^^^^^ warning: docker-latest-tag [fix]
  }

  post-processor "docker-tag" {
    repository = "example/web"
    tag        = ["latest"]
    #^^^^^^^^^^^^^^^^^^^^^^^ warning: docker-latest-tag [fix]
  }

  post-processor "docker-tag" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: docker-latest-tag [fix]
    repository = "example/web"
  }

  post-processors {
    post-processor "docker-import" {
      repository = "example/web"
      tag        = "latest"
      #^^^^^^^^^^^^^^^^^^^^^ warning: docker-latest-tag
    }
    post-processor "docker-push" {}
  }

  post-processor "docker-import" {
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: docker-latest-tag
    repository = "registry.example.com:5000/web"
    changes    = ["CMD web"]
  }
}
