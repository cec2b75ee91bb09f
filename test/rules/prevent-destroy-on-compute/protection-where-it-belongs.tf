resource "aws_db_instance" "main" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket" "main" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_instance" "off" {
  lifecycle {
    prevent_destroy = false
  }
}

resource "aws_instance" "none" {
  count = 0
  lifecycle {
    prevent_destroy = true
  }
}
