/**
 * The major version that a provider is at, by the `source` it is installed from. A provider that has not reached
 * 1.0 is held at its minor version. Read in the providers' release lists in 2026.
 */
const CURRENT: ReadonlyMap<string, string> = new Map([
  ["hashicorp/aws", "6.0"],
  ["hashicorp/azurerm", "5.0"],
  ["hashicorp/google", "7.0"],
  ["hashicorp/google-beta", "7.0"],
  ["hashicorp/kubernetes", "3.0"],
  ["hashicorp/helm", "3.0"],
  ["hashicorp/azuread", "3.0"],
  ["hashicorp/random", "3.0"],
  ["hashicorp/null", "3.0"],
  ["hashicorp/tls", "4.0"],
  ["hashicorp/local", "2.0"],
  ["hashicorp/time", "0.14"],
  ["digitalocean/digitalocean", "2.0"],
  ["hetznercloud/hcloud", "1.0"],
  ["kreuzwerker/docker", "4.0"],
  ["integrations/github", "6.0"],
  ["cloudflare/cloudflare", "5.0"],
]);

/** The constraint that holds a provider where it is; undefined when that is not known. */
export function currentVersionOf(source: string): string | undefined {
  const version = CURRENT.get(
    source.toLowerCase().replace(/^registry\.(?:terraform\.io|opentofu\.org)\//, ""),
  );
  return version && `~> ${version}`;
}

/** Providers that are part of the tools themselves. */
export function isBuiltIn(localName: string, source: string | undefined): boolean {
  return source === undefined ? localName === "terraform" : /^terraform\.io\/builtin\//.test(source);
}
