resource "aws_lambda_function" "handler" {
  s3_bucket         = "acme-builds"
  s3_key            = "handler.zip"
  s3_object_version = var.handler_object_version
}

variable "handler_object_version" {
  description = "The version of the object that holds the code of aws_lambda_function.handler"
  type        = string
}

variable "key" {
  default = "latest/handler.zip"
}

resource "aws_lambda_function" "null" {
  s3_bucket         = "acme-builds"
  s3_key            = var.key
  s3_object_version = var.null_object_version
}

variable "null_object_version" {
  description = "The version of the object that holds the code of aws_lambda_function.null"
  type        = string
}
