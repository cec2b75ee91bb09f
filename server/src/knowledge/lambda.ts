/** What calls functions, and the attribute that names which. Source: the AWS provider's documentation. */
export const LAMBDA_TRIGGERS: Readonly<Record<string, string>> = {
  aws_lambda_event_source_mapping: "function_name",
  aws_apigatewayv2_integration: "integration_uri",
  aws_api_gateway_integration: "uri",
};

/** Attributes of a function that name it without one of its versions. */
export const UNQUALIFIED_FUNCTION: ReadonlySet<string> = new Set([
  "arn",
  "function_name",
  "id",
  "invoke_arn",
]);
