resource "aws_instance" "keyword" {
  lifecycle {
    ignore_changes = all
  }
}

resource "aws_instance" "legacy" {
  lifecycle {
    ignore_changes = ["*"]
  }
}

resource "aws_instance" "none" {
  count = 0
  lifecycle {
    ignore_changes = [ami]
  }
}
