resource "aws_db_instance" "by_address" {
  identifier = "by-address"
}

resource "aws_db_instance" "by_tag" {
  identifier = "by-tag"

  tags = {
    backup = "daily"
  }
}

resource "aws_db_instance" "other_tag" {
  identifier = "other-tag"

  tags = {
    backup = "never"
  }
  backup_retention_period = 7
}

resource "aws_db_instance" "unknown_tags" {
  identifier = "unknown-tags"
  tags       = var.tags
}

resource "aws_backup_selection" "daily" {
  name      = "daily"
  resources = [aws_db_instance.by_address.arn]

  selection_tag {
    type  = "STRINGEQUALS"
    key   = "backup"
    value = "daily"
  }
}
