resource "aws_db_instance" "orders" {
  identifier = "orders"
}

resource "aws_backup_selection" "all" {
  name      = "all"
  resources = ["arn:aws:rds:*:*:db:*"]
}
