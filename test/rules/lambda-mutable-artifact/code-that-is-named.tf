resource "aws_lambda_function" "hash" {
  s3_key           = "handler.zip"
  source_code_hash = filebase64sha256("handler.zip")
}

resource "aws_lambda_function" "object_version" {
  s3_key            = "handler.zip"
  s3_object_version = var.object_version
}

resource "aws_lambda_function" "release" {
  s3_key = "handler/1.4.2/handler.zip"
}

resource "aws_lambda_function" "unknown_key" {
  s3_key = var.key
}

resource "aws_lambda_function" "unpublished" {
  filename = "handler.zip"
}

resource "aws_lambda_function" "published" {
  filename = "handler.zip"
  publish  = true
}

resource "aws_lambda_alias" "live" {
  function_name    = aws_lambda_function.published.function_name
  function_version = aws_lambda_function.published.version
}

resource "aws_lambda_alias" "unknown" {
  function_name    = aws_lambda_function.published.function_name
  function_version = var.function_version
}

resource "aws_lambda_event_source_mapping" "unpublished" {
  function_name = aws_lambda_function.unpublished.arn
}

resource "aws_lambda_event_source_mapping" "qualified" {
  function_name = aws_lambda_function.published.qualified_arn
}

resource "aws_lambda_event_source_mapping" "alias" {
  function_name = aws_lambda_alias.live.arn
}
