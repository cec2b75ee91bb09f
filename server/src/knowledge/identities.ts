import { presence } from "../syntax/body.ts";
import type { Resource } from "../terraform/module.ts";

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

/** Attributes and blocks of machines, whatever the cloud, that tie one to an address or an interface of its own. */
const FIXED_ADDRESSES: ReadonlySet<string> = new Set([
  "private_ip",
  "ipv6_addresses",
  "primary_network_interface",
  "network_interface_ids",
]);

/** Interfaces that exist by themselves; on Google's machines a block of that name makes one. */
const ATTACHED_INTERFACE = "network_interface";

/** True for a machine with an address or interface that a second one beside it could not have too. */
export function hasFixedAddress({ resourceType, body }: Resource): boolean {
  if (resourceType.startsWith("aws_") && presence(body, ATTACHED_INTERFACE) !== "absent") return true;
  return (
    body.attributes.some((one) => FIXED_ADDRESSES.has(one.name)) ||
    body.blocks.some((one) => FIXED_ADDRESSES.has(one.type))
  );
}
