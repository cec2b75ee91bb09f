variable "name" {
  type = string
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_db_instance" "this" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-prevent-destroy [fix]
  identifier = var.name
}
