variable "policy" {
  default = "Rolling"
}

resource "aws_elastic_beanstalk_environment" "default" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: beanstalk-in-place [fix]
  name = "web"
}

resource "aws_elastic_beanstalk_environment" "all_at_once" {
  name = "web"

  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = "AllAtOnce"
    #^^^^^^^^^^^^^^^^^^^^^^^ warning: beanstalk-in-place [fix]
  }
}

resource "aws_elastic_beanstalk_environment" "batches" {
  name = "web"

  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = "RollingWithAdditionalBatch"
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: beanstalk-in-place [fix]
  }

  setting {
    namespace = "aws:autoscaling:updatepolicy:rollingupdate"
    name      = "RollingUpdateType"
    value     = "Health"
    #^^^^^^^^^^^^^^^^^^^^ warning: beanstalk-in-place [fix]
  }
}

resource "aws_elastic_beanstalk_environment" "through_a_variable" {
  name = "web"

  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = var.policy
    #^^^^^^^^^^^^^^^^^^^^^^ warning: beanstalk-in-place
  }
}

resource "aws_elastic_beanstalk_environment" "single_worker" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: beanstalk-in-place [fix]
  name = "worker"
  tier = "Worker"

  setting {
    namespace = "aws:elasticbeanstalk:environment"
    name      = "EnvironmentType"
    value     = "SingleInstance"
  }
}
