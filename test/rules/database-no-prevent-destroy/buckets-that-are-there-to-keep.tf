resource "aws_s3_bucket" "documents" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-prevent-destroy [fix]
  bucket = "documents"
}

resource "aws_s3_bucket_versioning" "documents" {
  bucket = aws_s3_bucket.documents.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "state" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-prevent-destroy [fix]
  bucket = "shop-terraform-state"
}

resource "google_storage_bucket" "uploads" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-prevent-destroy [fix]
  name = "uploads"

  versioning {
    enabled = true
  }
}

resource "azurerm_storage_account" "uploads" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: database-no-prevent-destroy [fix]
  name = "uploads"

  blob_properties {
    versioning_enabled = true
  }
}

resource "aws_s3_bucket" "assets" {
  bucket = "assets"
}

resource "aws_s3_bucket" "backup" {
  bucket        = "backup"
  force_destroy = true
}

resource "aws_s3_bucket" "suspended" {
  bucket = "suspended"
}

resource "aws_s3_bucket_versioning" "suspended" {
  bucket = aws_s3_bucket.suspended.id

  versioning_configuration {
    status = "Suspended"
  }
}
