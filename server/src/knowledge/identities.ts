/**
 * Where a machine is given something only one machine can have.
 * Sources: the registries' documentation of the resources.
 */
export interface Identity {
  /** Names of blocks from the resource inwards; empty for its own body. */
  readonly path: readonly string[];
  readonly attribute: string;
  readonly what: string;
}

/** On the machine itself. */
export const MACHINE_IDENTITIES: Readonly<Record<string, readonly Identity[]>> = {
  aws_instance: [{ path: [], attribute: "private_ip", what: "address" }],
  google_compute_instance: [
    { path: ["network_interface"], attribute: "network_ip", what: "address" },
    { path: [], attribute: "hostname", what: "host name" },
  ],
  alicloud_instance: [{ path: [], attribute: "private_ip", what: "address" }],
  hcloud_server: [
    { path: ["public_net"], attribute: "ipv4", what: "address" },
    { path: ["public_net"], attribute: "ipv6", what: "address" },
  ],
};

/** On a resource that ties an address to a machine: the attribute that names the machine. */
export const ADDRESS_TIES: Readonly<Record<string, string>> = {
  aws_eip: "instance",
  aws_eip_association: "instance_id",
  digitalocean_floating_ip: "droplet_id",
  digitalocean_floating_ip_assignment: "droplet_id",
  digitalocean_reserved_ip: "droplet_id",
  digitalocean_reserved_ip_assignment: "droplet_id",
  hcloud_floating_ip: "server_id",
  hcloud_floating_ip_assignment: "server_id",
  hcloud_primary_ip: "assignee_id",
};
