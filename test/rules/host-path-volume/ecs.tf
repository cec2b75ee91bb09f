resource "aws_ecs_task_definition" "db" {
  family = "db"

  container_definitions = jsonencode([{
    name        = "db"
    image       = "postgres:16.4"
    mountPoints = [{ sourceVolume = "data", containerPath = "/var/lib/postgresql/data" }]
  }])

  volume {
    name      = "data"
    host_path = "/ecs/postgres"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: host-path-volume
  }
}

resource "aws_ecs_task_definition" "json" {
  family = "json"

  container_definitions = <<-JSON
    [{
      "name": "db",
      "image": "${var.image}",
      "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data", "readOnly": false }]
    }]
  JSON

  volume {
    name      = "data"
    host_path = "/ecs/data"
    #^^^^^^^^^^^^^^^^^^^^^^^ warning: host-path-volume
  }
}
