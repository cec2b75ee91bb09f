/**
 * The major version that a plugin is at, by the `source` it is installed from. Read in the plugins' own
 * installation notes and release lists (developer.hashicorp.com/packer/integrations), stored copies of 2026.
 */
const MAJOR_VERSIONS: ReadonlyMap<string, number> = new Map([
  ["github.com/hashicorp/alicloud", 1],
  ["github.com/hashicorp/amazon", 1],
  ["github.com/hashicorp/ansible", 1],
  ["github.com/hashicorp/azure", 2],
  ["github.com/hashicorp/docker", 1],
  ["github.com/hashicorp/googlecompute", 1],
  ["github.com/hashicorp/openstack", 1],
  ["github.com/hashicorp/oracle", 1],
  ["github.com/hashicorp/proxmox", 1],
  ["github.com/hashicorp/qemu", 1],
  ["github.com/hashicorp/vagrant", 1],
  ["github.com/hashicorp/virtualbox", 1],
  ["github.com/hashicorp/vmware", 1],
  ["github.com/hashicorp/vsphere", 1],
  ["github.com/vmware/vsphere", 2],
  ["github.com/digitalocean/digitalocean", 1],
  ["github.com/hetznercloud/hcloud", 1],
]);

export function majorVersionOf(source: string): number | undefined {
  return MAJOR_VERSIONS.get(source.toLowerCase());
}
