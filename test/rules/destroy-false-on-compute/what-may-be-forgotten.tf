variable "destroy" {}

resource "aws_db_instance" "main" {
  lifecycle {
    destroy = false
  }
}

resource "aws_ebs_volume" "main" {
  lifecycle {
    destroy = false
  }
}

resource "aws_s3_bucket" "main" {
  lifecycle {
    destroy = false
  }
}

resource "aws_instance" "web" {
  lifecycle {
    destroy = true
  }
}

resource "aws_instance" "not_known" {
  lifecycle {
    destroy = var.destroy
  }
}

resource "aws_instance" "null" {
  lifecycle {
    destroy = null
  }
}

removed {
  from = aws_instance.old

  lifecycle {
    destroy = false
  }
}
