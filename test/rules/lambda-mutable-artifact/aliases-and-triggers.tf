resource "aws_lambda_function" "handler" {
  filename = "handler.zip"
  publish  = true
}

resource "aws_lambda_function" "unpublished" {
  filename = "handler.zip"
}

resource "aws_lambda_alias" "live" {
  function_name    = aws_lambda_function.handler.function_name
  function_version = "$LATEST"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: lambda-mutable-artifact [fix]
}

resource "aws_lambda_alias" "unpublished" {
  function_name    = aws_lambda_function.unpublished.arn
  function_version = "$LATEST"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: lambda-mutable-artifact [fix]
}

resource "aws_lambda_alias" "elsewhere" {
  function_name    = "handler"
  function_version = "$LATEST"
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: lambda-mutable-artifact
}

resource "aws_lambda_event_source_mapping" "jobs" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name    = aws_lambda_function.handler.arn
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: lambda-mutable-artifact [fix]
}

resource "aws_apigatewayv2_integration" "http" {
  integration_uri = aws_lambda_function.handler.invoke_arn
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: lambda-mutable-artifact
}

resource "aws_api_gateway_integration" "rest" {
  uri = aws_lambda_function.handler.invoke_arn
  #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: lambda-mutable-artifact
}
