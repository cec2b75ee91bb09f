resource "aws_db_instance" "kept" {
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_db_instance" "decided" {
  lifecycle {
    prevent_destroy = false
  }
}

resource "aws_db_instance" "copy" {
  replicate_source_db = aws_db_instance.kept.identifier
}

resource "aws_dynamodb_table" "preview" {
  name = "preview"
}

resource "aws_kms_key" "none" {
  count = 0
}

resource "google_bigquery_table" "view" {
  view {
    query = "SELECT 1"
  }
}
