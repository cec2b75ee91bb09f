resource "aws_ssm_association" "shell" {
  name = "AWS-RunShellScript"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ssm-run-command
}

resource "aws_ssm_association" "ansible" {
  name = local.document
  #^^^^^^^^^^^^^^^^^^^^^ warning: ssm-run-command
}

resource "aws_ssm_association" "package" {
  name = "arn:aws:ssm:eu-west-1::document/AWS-ConfigureAWSPackage"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ssm-run-command
}

resource "aws_ssm_association" "own" {
  name = aws_ssm_document.setup.name
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ssm-run-command
}

resource "aws_ssm_association" "own_by_name" {
  name = "set-up-windows"
  #^^^^^^^^^^^^^^^^^^^^^^^ warning: ssm-run-command
}

resource "aws_ssm_maintenance_window_task" "shell" {
  task_type = "RUN_COMMAND"
  task_arn  = "AWS-RunPowerShellScript"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ssm-run-command
}

resource "aws_ssm_maintenance_window_task" "own" {
  task_type = "RUN_COMMAND"
  task_arn  = aws_ssm_document.setup.arn
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: ssm-run-command
}

resource "aws_ssm_document" "setup" {
  name          = "set-up"
  document_type = "Command"

  content = jsonencode({
    schemaVersion = "2.2"
    mainSteps = [{
      action = "aws:runShellScript"
      name   = "setup"
      inputs = { runCommand = [var.command] }
    }]
  })
}

resource "aws_ssm_document" "setup_windows" {
  name            = "set-up-windows"
  document_type   = "Command"
  document_format = "YAML"
  content         = <<-EOT
    mainSteps:
      - action: aws:runPowerShellScript
        name: ${var.step}
  EOT
}

locals {
  document = "AWS-ApplyAnsiblePlaybooks"
}

variable "command" {}
variable "step" {}
