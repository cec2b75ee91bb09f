resource "docker_image" "postgres" {
  name = "postgres:16.4"
}

resource "docker_container" "by_reference" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-on-instance
  name  = "shop"
  image = docker_image.postgres.image_id
}

resource "docker_container" "by_name" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: database-on-instance
  name  = "search"
  image = "registry.example.com:5000/elasticsearch@sha256:4bb8d8d94b9d3bbb0ec4a60a1dcd16c0a7dd5f2b3b1d95f7e1bb8a9cb3a4d0f1"
}

resource "kubernetes_deployment" "shop" {
  spec {
    template {
      spec {
        container {
        #^^^^^^^^^ warning: database-on-instance
          name  = "db"
          image = "mcr.microsoft.com/mssql/server:2022-latest"
        }
      }
    }
  }
}
