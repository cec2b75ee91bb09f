variable "kind" {
  default = "IN_PLACE"
}

resource "aws_codedeploy_app" "web" {
  name = "web"
}

resource "aws_codedeploy_app" "server" {
  name             = "server"
  compute_platform = "Server"
}

resource "aws_codedeploy_deployment_group" "no_style" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: codedeploy-in-place [fix]
  app_name           = aws_codedeploy_app.web.name
  autoscaling_groups = [aws_autoscaling_group.web.name]

  load_balancer_info {
    target_group_info {
      name = aws_lb_target_group.web.name
    }
  }
}

resource "aws_codedeploy_deployment_group" "style" {
  app_name           = aws_codedeploy_app.server.name
  autoscaling_groups = [aws_autoscaling_group.web.name]

  load_balancer_info {
    target_group_info {
      name = aws_lb_target_group.web.name
    }
  }

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "IN_PLACE"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: codedeploy-in-place [fix]
  }
}

# Nothing moves the traffic.
resource "aws_codedeploy_deployment_group" "no_balancer" {
  app_name           = aws_codedeploy_app.web.name
  autoscaling_groups = [aws_autoscaling_group.web.name]

  deployment_style {
  #^^^^^^^^^^^^^^^^ warning: codedeploy-in-place
    deployment_option = "WITHOUT_TRAFFIC_CONTROL"
  }
}

resource "aws_codedeploy_deployment_group" "by_tags" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: codedeploy-in-place
  app_name = "made-elsewhere"

  ec2_tag_set {
    ec2_tag_filter {
      key   = "Role"
      type  = "KEY_AND_VALUE"
      value = "web"
    }
  }
}

resource "aws_codedeploy_deployment_group" "through_a_variable" {
  app_name = aws_codedeploy_app.web.name

  deployment_style {
    deployment_type = var.kind
    #^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: codedeploy-in-place
  }
}
