/**
 * Which plugins there are, what they bring, and which Packer has built in. Read in the plugins' own installation
 * notes and release lists (developer.hashicorp.com/packer/integrations), stored copies of 2026.
 */

export type ComponentKind = "builder" | "provisioner" | "post-processor" | "data source";

/** What every Packer since 1.7 knows without a plugin. Source: its own list of built-in components. */
const BUILT_IN: Readonly<Record<ComponentKind, ReadonlySet<string>>> = {
  builder: new Set(["file", "null"]),
  provisioner: new Set([
    "shell",
    "shell-local",
    "file",
    "powershell",
    "windows-shell",
    "windows-restart",
    "breakpoint",
    "sleep",
    "hcp-sbom",
  ]),
  "post-processor": new Set(["manifest", "checksum", "compress", "artifice", "shell-local", "provenance"]),
  "data source": new Set([
    "http",
    "null",
    "hcp-packer-artifact",
    "hcp-packer-image",
    "hcp-packer-iteration",
    "hcp-packer-version",
  ]),
};

export function isBuiltIn(kind: ComponentKind, type: string): boolean {
  return BUILT_IN[kind].has(type);
}

export interface Plugin {
  /** Its components are called like it, or begin with it and a hyphen. */
  readonly name: string;
  readonly source: string;
  /** The major version it is at; undefined where we did not look. */
  readonly major: number | undefined;
}

const PLUGINS: readonly Plugin[] = [
  plugin("alicloud", "hashicorp", 1),
  plugin("amazon", "hashicorp", 1),
  plugin("amazon-ami-management", "wata727", 1),
  plugin("ansible", "hashicorp", 1),
  plugin("azure", "hashicorp", 2),
  plugin("chef", "hashicorp", 1),
  plugin("cloudstack", "hashicorp", 1),
  plugin("digitalocean", "digitalocean", 1),
  plugin("docker", "hashicorp", 1),
  plugin("exoscale", "exoscale", undefined),
  plugin("git", "ethanmdavidson", 0),
  plugin("googlecompute", "hashicorp", 1),
  plugin("goss", "YaleUniversity", 4),
  plugin("hcloud", "hetznercloud", 1),
  plugin("hyperv", "hashicorp", 1),
  plugin("inspec", "hashicorp", 1),
  plugin("linode", "linode", 1),
  plugin("lxc", "hashicorp", 1),
  plugin("lxd", "hashicorp", 1),
  plugin("openstack", "hashicorp", 1),
  plugin("oracle", "hashicorp", 1),
  plugin("parallels", "parallels", 1),
  plugin("proxmox", "hashicorp", 1),
  plugin("puppet", "hashicorp", 1),
  plugin("qemu", "hashicorp", 1),
  plugin("salt", "hashicorp", 1),
  plugin("scaleway", "scaleway", 1),
  plugin("tencentcloud", "hashicorp", 1),
  plugin("vagrant", "hashicorp", 1),
  plugin("virtualbox", "hashicorp", 1),
  plugin("vmware", "hashicorp", 1),
  plugin("vsphere", "hashicorp", 1),
  plugin("vultr", "vultr", 2),
  plugin("windows-update", "rgl", 0),
  plugin("yandex", "hashicorp", 1),
];

function plugin(name: string, owner: string, major: number | undefined): Plugin {
  return { name, source: `github.com/${owner}/${name}`, major };
}

/** The plugin that brings the component; undefined when we do not know it. */
export function pluginOf(type: string): Plugin | undefined {
  return PLUGINS.filter((one) => isComponentOf(one.name, type)).sort(
    (a, b) => b.name.length - a.name.length,
  )[0];
}

/** True when a plugin that a template calls `name` brings components of this type: `amazon` brings `amazon-ebs`. */
export function isComponentOf(name: string, type: string): boolean {
  return type === name || type.startsWith(`${name}-`);
}

/** The major version that a plugin is at, by the `source` it is installed from. */
export function majorVersionOf(source: string): number | undefined {
  const written = source.toLowerCase();
  if (written === "github.com/vmware/vsphere") return 2;
  return PLUGINS.find((one) => one.source.toLowerCase() === written)?.major;
}
