terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
    azurerm = {
    #^^^^^^^ information: provider-version-unpinned [fix]
      source = "hashicorp/azurerm"
    }
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "null_resource" "nothing" {}
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: provider-version-unpinned [fix]
