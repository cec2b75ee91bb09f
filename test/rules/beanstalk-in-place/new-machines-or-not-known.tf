variable "policy" {}

variable "option" {}

resource "aws_elastic_beanstalk_environment" "immutable" {
  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = "Immutable"
  }

  setting {
    namespace = "aws:autoscaling:updatepolicy:rollingupdate"
    name      = "RollingUpdateType"
    value     = "Immutable"
  }
}

resource "aws_elastic_beanstalk_environment" "traffic" {
  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = "TrafficSplitting"
  }
}

resource "aws_elastic_beanstalk_environment" "policy_not_known" {
  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = var.policy
  }
}

resource "aws_elastic_beanstalk_environment" "option_not_known" {
  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = var.option
    value     = "true"
  }
}

resource "aws_elastic_beanstalk_environment" "dynamic" {
  dynamic "setting" {
    for_each = var.settings
    content {
      namespace = setting.value.namespace
      name      = setting.value.name
      value     = setting.value.value
    }
  }
}

resource "aws_elastic_beanstalk_environment" "template" {
  template_name = "web"
}

resource "aws_elastic_beanstalk_environment" "none" {
  count = 0
}
