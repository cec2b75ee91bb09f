terraform {
  backend "s3" {
    bucket         = "state"
    dynamodb_table = "locks"
  }
}
