resource "aws_ssm_association" "inventory" {
  name = "AWS-GatherSoftwareInventory"
}

resource "aws_ssm_association" "agent" {
  name = "AWS-UpdateSSMAgent"
}

resource "aws_ssm_association" "cloud_watch" {
  name = "AmazonCloudWatch-ManageAgent"

  parameters = {
    action = "configure"
  }
}

resource "aws_ssm_association" "scan" {
  name = "AWS-RunPatchBaseline"

  parameters = {
    Operation = "Scan"
  }
}

resource "aws_ssm_association" "unknown" {
  name = var.document
}

resource "aws_ssm_association" "null" {
  name = var.none
}

resource "aws_ssm_association" "not_made" {
  count = 0
  name  = "AWS-RunShellScript"
}

resource "aws_ssm_association" "automation" {
  name = aws_ssm_document.automation.name
}

resource "aws_ssm_association" "content" {
  name = aws_ssm_document.content.name
}

resource "aws_ssm_maintenance_window_task" "lambda" {
  task_type = "LAMBDA"
  task_arn  = aws_lambda_function.patch.arn
}

resource "aws_ssm_maintenance_window_task" "type_unknown" {
  task_type = var.type
  task_arn  = "AWS-RunShellScript"
}

resource "aws_ssm_document" "automation" {
  name          = "automation"
  document_type = "Automation"
  content       = "{ \"mainSteps\": [{ \"action\": \"aws:runShellScript\" }] }"
}

resource "aws_ssm_document" "content" {
  name          = "content"
  document_type = "Command"
  content       = var.document
}

resource "aws_ssm_document" "not_run" {
  name          = "not-run"
  document_type = "Command"
  content       = "{ \"mainSteps\": [{ \"action\": \"aws:runShellScript\" }] }"
}

resource "aws_lambda_function" "patch" {
  function_name = "patch"
}

variable "document" {}
variable "type" {}

variable "none" {
  default = null
}
