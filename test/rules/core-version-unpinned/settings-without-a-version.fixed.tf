terraform {
  required_version = "~> 1.0"

  backend "s3" {}
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
