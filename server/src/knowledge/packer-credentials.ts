/**
 * Settings of Packer's builders, provisioners and post-processors that let somebody in. Sources: their documentation
 * (developer.hashicorp.com/packer/integrations) and that of the communicators.
 */
const SETTINGS: ReadonlySet<string> = new Set([
  // The machine that is baked.
  "ssh_password",
  "ssh_bastion_password",
  "ssh_proxy_password",
  "winrm_password",
  "elevated_password",
  "guest_password",
  // The platform it is baked on.
  "access_key",
  "secret_key",
  "token",
  "access_token",
  "api_token",
  "api_key",
  "api_secret",
  "api_secret_key",
  "client_secret",
  "client_jwt",
  "credentials_json",
  "linode_token",
  "password",
  "remote_password",
  "vcenter_password",
  "pass_phrase",
  // Registries and libraries the image goes to.
  "login_password",
  "aws_access_key",
  "aws_secret_key",
]);

/** True for a setting whose value lets somebody in. */
export function isCredential(setting: string): boolean {
  return SETTINGS.has(setting);
}

/** True for a variable that is called as if its value lets somebody in: `vsphere_password`, `do_token`. */
export function isCredentialName(variable: string): boolean {
  return NAME.test(variable);
}

const NAME =
  /(?:^|_)(?:password|passwd|passphrase|secret|secret_key|access_key|access_token|api_token|auth_token|api_key|api_secret|client_secret|token)$/i;

/** Passwords that all who build images with an installer know, for a login that the image should not keep. */
export function isThrowAway(value: string): boolean {
  return value === "packer" || value === "vagrant";
}

/** True for a text that only stands for a value: `<your token>`, or `${token}` in a template that another tool fills in. */
export function isPlaceholder(value: string): boolean {
  return /^<.*>$|^\$\{[^{}]*\}$|^(?:true|false)$/.test(value);
}
