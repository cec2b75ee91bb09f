resource "aws_sqs_queue" "none" {
  count = 0
  name  = "none"
}

resource "aws_sqs_queue" "jobs" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: core-version-unpinned [fix]
  name = "jobs"
}

module "network" {
  source = "./network"
}
