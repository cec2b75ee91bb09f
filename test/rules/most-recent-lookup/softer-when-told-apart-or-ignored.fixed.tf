variable "commit_ami_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "aws_instance" "commit" {
  ami = var.commit_ami_id
}

variable "ignored_ami_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "aws_instance" "ignored" {
  ami = var.ignored_ami_id

  lifecycle {
    ignore_changes = [ami]
  }
}

variable "partly_ignored_ami_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "aws_instance" "partly_ignored" {
  ami = var.partly_ignored_ami_id

  lifecycle {
    ignore_changes = [ami]
  }
}

resource "aws_instance" "follows" {
  ami = var.partly_ignored_ami_id
}
