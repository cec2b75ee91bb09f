/**
 * Which resource types hold a secret value that the code should not know.
 * Sources: the registries' documentation of the providers named by the types' prefixes.
 */
export function holdsSecret(resourceType: string): boolean {
  return SECRET_TYPES.has(resourceType) || SECRET_NAME.test(resourceType);
}

const SECRET_TYPES: ReadonlySet<string> = new Set([
  "aws_iam_access_key",
  "aws_secretsmanager_secret_version",
  "aws_ssm_parameter",
  "azurerm_key_vault_certificate",
  "azurerm_key_vault_secret",
  "google_secret_manager_secret_version",
  "google_service_account_key",
  "kubernetes_secret",
  "kubernetes_secret_v1",
  "tls_private_key",
  "vault_generic_secret",
  "vault_kv_secret",
  "vault_kv_secret_v2",
]);

const SECRET_NAME = /(?:^|_)(?:password|secret_value|secret_version|credentials?|api_key)(?:_|$)/;
