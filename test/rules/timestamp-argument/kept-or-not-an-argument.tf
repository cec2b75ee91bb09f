locals {
  now = timestamp()
}

output "now" {
  value = local.now
}

resource "time_static" "web" {}

resource "aws_instance" "web" {
  ami = var.ami_id

  tags = {
    Created = time_static.web.rfc3339
    Text    = "timestamp() is a function"
  }

  provisioner "local-exec" {
    command = "echo ${timestamp()}"
  }

  lifecycle {
    precondition {
      condition     = timecmp(timestamp(), var.until) < 0
      error_message = "Too late."
    }
  }
}

resource "null_resource" "always" {
  triggers = {
    always = timestamp()
  }
}

resource "aws_s3_object" "report" {
  key = "report-${uuid()}"
}
