resource "aws_lambda_function" "handler" {
  s3_bucket = "acme-builds"
  s3_key    = "handler.zip"
  #^^^^^^^^^^^^^^^^^^^^^^^^^ information: lambda-mutable-artifact [fix]
}

variable "key" {
  default = "latest/handler.zip"
}

resource "aws_lambda_function" "null" {
  s3_bucket         = "acme-builds"
  s3_key            = var.key
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: lambda-mutable-artifact [fix]
  s3_object_version = null
}
