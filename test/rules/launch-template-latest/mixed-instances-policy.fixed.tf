resource "aws_launch_template" "web" {
  image_id = var.ami_id
}

resource "aws_autoscaling_group" "web" {
  mixed_instances_policy {
    instances_distribution {
      on_demand_base_capacity = 1
    }

    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.web.id
        version            = aws_launch_template.web.latest_version
      }

      override {
        instance_type = "c7g.large"

        launch_template_specification {
          launch_template_id = aws_launch_template.web.id
          version            = aws_launch_template.web.latest_version
        }
      }
    }
  }
}
