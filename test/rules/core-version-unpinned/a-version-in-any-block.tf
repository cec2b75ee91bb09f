terraform {
  backend "s3" {}
}

terraform {
  required_version = var.not_known
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
