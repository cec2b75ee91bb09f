variable "policy" {
  default = "Rolling"
}

resource "aws_elastic_beanstalk_environment" "default" {
  name = "web"

  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = "Immutable"
  }
}

resource "aws_elastic_beanstalk_environment" "all_at_once" {
  name = "web"

  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = "Immutable"
  }
}

resource "aws_elastic_beanstalk_environment" "batches" {
  name = "web"

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

resource "aws_elastic_beanstalk_environment" "through_a_variable" {
  name = "web"

  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = var.policy
  }
}

resource "aws_elastic_beanstalk_environment" "single_worker" {
  name = "worker"
  tier = "Worker"

  setting {
    namespace = "aws:elasticbeanstalk:environment"
    name      = "EnvironmentType"
    value     = "SingleInstance"
  }

  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = "Immutable"
  }
}
