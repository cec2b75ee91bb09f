resource "aws_sqs_queue" "none" {
  count = 0
  name  = "none"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

terraform {
  required_version = "~> 1.0"
}

module "network" {
  source = "./network"
}
