build {
  sources = ["source.docker.web"]

  post-processors {
    post-processor "docker-tag" {
      repository = "example/web"
      tags       = ["latest"]
    }

    post-processor "docker-push" {
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
    }
  }

  post-processors {
    post-processor "docker-tag" {
      repository = "localhost:5000/web"
    }

    post-processor "docker-push" {
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: overwrites-image [fix]
    }
  }

  post-processors {
    post-processor "docker-import" {
      repository = "example/web"
      tag        = "latest"
    }

    post-processor "docker-push" {
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: overwrites-image
    }
  }
}
