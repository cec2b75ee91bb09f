resource "aws_instance" "clients" {
  user_data = <<-EOT
    #!/bin/bash
    yum install -y postgresql mysql redis-tools
    apt-get install -y postgresql-client mysql-client prometheus-mysqld-exporter pgbouncer
    # apt-get install -y mysql-server
    echo "systemctl start mysqld"
    systemctl stop postgresql
    systemctl start mysqld_exporter
    docker run -d -e IMAGE=postgres prom/mysqld-exporter:v0.15.1
  EOT
}

resource "aws_instance" "unknown" {
  user_data = var.user_data
}

resource "aws_instance" "test" {
  user_data = "#!/bin/sh\napt-get install -y mysql-server\n"
}

resource "aws_instance" "none" {
  count     = 0
  user_data = "#!/bin/sh\napt-get install -y mysql-server\n"
}

resource "aws_security_group" "db" {
  ingress {
    from_port = 3306
    to_port   = 3306
    protocol  = "tcp"
  }
}

resource "aws_security_group" "all" {
  ingress {
    from_port = 0
    to_port   = 65535
    protocol  = "tcp"
  }
}

resource "aws_instance" "web" {
  vpc_security_group_ids = [aws_security_group.db.id]
}

resource "aws_instance" "db" {
  vpc_security_group_ids = [aws_security_group.all.id]
}

resource "docker_container" "kept" {
  name  = "db"
  image = "postgres:16.4"

  volumes {
    volume_name    = "db"
    container_path = "/var/lib/postgresql/data"
  }
}

resource "docker_container" "cache" {
  name  = "cache"
  image = "redis:7.4"
}

resource "docker_container" "exporter" {
  name  = "exporter"
  image = "prometheuscommunity/postgres-exporter:v0.15.0"
}

resource "docker_container" "dynamic" {
  name  = "dynamic"
  image = "postgres:16.4"

  dynamic "volumes" {
    for_each = var.volumes
    content {
      volume_name = volumes.value
    }
  }
}

resource "kubernetes_stateful_set" "db" {
  spec {
    template {
      spec {
        container {
          name  = "db"
          image = "postgres:16.4"
        }
      }
    }
  }
}

resource "kubernetes_deployment_v1" "db" {
  spec {
    template {
      spec {
        container {
          name  = "db"
          image = "postgres:16.4"

          volume_mount {
            name       = "data"
            mount_path = "/var/lib/postgresql/data"
          }
        }
      }
    }
  }
}
