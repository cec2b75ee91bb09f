import type { Value } from "../eval/value.ts";
import { attribute, blocksAt } from "../syntax/body.ts";
import type { Attribute, Block, Body, Expression, ObjectExpression, ObjectItem } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { metadataEntry, writtenObjects } from "./instance-metadata.ts";

/** What an apply does once a key is taken out; "needed" where the provider then wants or makes a password. */
export type WithoutKey = "no change" | "in place" | "replaces" | "needed";

/** A place where a machine, or what machines are made from, is given a key people log in with. */
export type KeyPlace =
  | { readonly kind: "attribute"; readonly attribute: Attribute; readonly owner: Body }
  | {
      readonly kind: "entry";
      readonly attribute: Attribute;
      readonly object: ObjectExpression;
      readonly item: ObjectItem;
      readonly owner: Body;
    }
  /** An entry of a map that comes from elsewhere. */
  | { readonly kind: "value"; readonly attribute: Attribute; readonly value: Value }
  | { readonly kind: "cloud config"; readonly attribute: Attribute; readonly expression: Expression }
  | { readonly kind: "block"; readonly block: Block };

/** How a resource type is given keys. */
interface KeyShape {
  readonly withoutKey: WithoutKey;
  /** Blocks on the way to where it is written. */
  readonly path?: readonly string[];
  readonly attributes?: readonly string[];
  /** Keys of the `metadata` map. */
  readonly metadata?: readonly string[];
  /** Attributes, or keys of the `metadata` map, that hold a cloud-config. */
  readonly cloudConfig?: readonly string[];
  readonly blocks?: readonly string[];
}

/** The resource types that may be given keys. */
export function keyHoldingTypes(): string[] {
  return [...SHAPES.keys()];
}

/** What taking the key out of such a resource does. */
export function withoutKey(resourceType: string): WithoutKey {
  return SHAPES.get(resourceType)?.[0]?.withoutKey ?? "needed";
}

/** Where the resource is given keys, whatever their values. */
export function keyPlaces(module: TerraformModule, resource: Resource): KeyPlace[] {
  return (SHAPES.get(resource.resourceType) ?? []).flatMap((shape) => {
    const path = shape.path ?? [];
    const bodies = path.length === 0 ? [resource.body] : blocksAt(resource.body, path).map((one) => one.body);
    return bodies.flatMap((body) => placesIn(module, body, shape));
  });
}

function placesIn(module: TerraformModule, body: Body, shape: KeyShape): KeyPlace[] {
  const attributes = (shape.attributes ?? []).flatMap((name): KeyPlace[] => {
    const found = attribute(body, name);
    return found ? [{ kind: "attribute", attribute: found, owner: body }] : [];
  });
  const blocks = (shape.blocks ?? []).flatMap((type) =>
    blocksAt(body, [type]).map((block): KeyPlace => ({ kind: "block", block })),
  );
  const configs = (shape.cloudConfig ?? []).flatMap((name): KeyPlace[] => {
    const found = attribute(body, name);
    return found ? [{ kind: "cloud config", attribute: found, expression: found.expression }] : [];
  });
  return [...attributes, ...blocks, ...configs, ...metadataPlaces(module, body, shape)];
}

function metadataPlaces(module: TerraformModule, body: Body, shape: KeyShape): KeyPlace[] {
  const metadata = attribute(body, "metadata");
  if (!metadata) return [];
  const fromElsewhere = (shape.metadata ?? []).flatMap((name): KeyPlace[] => {
    const entry = metadataEntry(module, body, name);
    return entry.state === "set" && !entry.expression
      ? [{ kind: "value", attribute: metadata, value: entry.value }]
      : [];
  });
  const written = writtenObjects(metadata.expression).flatMap((object) =>
    object.items.flatMap((item): KeyPlace[] => {
      const name = item.name ?? "";
      if (shape.metadata?.includes(name))
        return [{ kind: "entry", attribute: metadata, object, item, owner: body }];
      if (!shape.cloudConfig?.includes(name)) return [];
      return [{ kind: "cloud config", attribute: metadata, expression: item.value }];
    }),
  );
  return [...written, ...fromElsewhere];
}

/** True for text that gives a user keys in a cloud-config. */
export function hasAuthorizedKeys(text: string): boolean {
  return /^\s*(?:-\s*)?ssh[-_]authorized[-_]keys\s*:/m.test(text);
}

/** Keys that are registered with a provider, for machines to be given. Source: the registries' pages of the resources. */
export const KEY_PAIR_TYPES: ReadonlySet<string> = new Set([
  "aws_key_pair",
  "aws_lightsail_key_pair",
  "alicloud_ecs_key_pair",
  "alicloud_key_pair",
  "azurerm_ssh_public_key",
  "digitalocean_ssh_key",
  "exoscale_ssh_key",
  "hcloud_ssh_key",
  "ibm_is_ssh_key",
  "linode_sshkey",
  "ncloud_login_key",
  "openstack_compute_keypair_v2",
  "scaleway_iam_ssh_key",
  "tencentcloud_key_pair",
  "vultr_ssh_key",
]);

/** What writes a text it is given to a file on the machine that runs Terraform. */
export const FILE_TYPES: ReadonlySet<string> = new Set(["local_file", "local_sensitive_file"]);

/** Where a key pair has the provider write its private half to a file. */
export const KEY_FILE_ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ["alicloud_ecs_key_pair", "key_file"],
  ["alicloud_key_pair", "key_file"],
]);

const GOOGLE_METADATA = ["ssh-keys", "sshKeys"];

/** Sources: the providers' pages of these resources. `key_name` of an AWS instance is computed too: a running one keeps its key. */
const SHAPES: ReadonlyMap<string, readonly KeyShape[]> = new Map<string, readonly KeyShape[]>([
  ["aws_instance", [{ withoutKey: "no change", attributes: ["key_name"] }]],
  ["aws_spot_instance_request", [{ withoutKey: "no change", attributes: ["key_name"] }]],
  [
    "aws_spot_fleet_request",
    [{ withoutKey: "replaces", path: ["launch_specification"], attributes: ["key_name"] }],
  ],
  ["aws_launch_template", [{ withoutKey: "in place", attributes: ["key_name"] }]],
  ["aws_launch_configuration", [{ withoutKey: "replaces", attributes: ["key_name"] }]],
  ["google_compute_instance", [{ withoutKey: "in place", metadata: GOOGLE_METADATA }]],
  ["google_compute_instance_from_template", [{ withoutKey: "in place", metadata: GOOGLE_METADATA }]],
  ["google_compute_instance_from_machine_image", [{ withoutKey: "in place", metadata: GOOGLE_METADATA }]],
  ["google_compute_instance_template", [{ withoutKey: "replaces", metadata: GOOGLE_METADATA }]],
  ["google_compute_region_instance_template", [{ withoutKey: "replaces", metadata: GOOGLE_METADATA }]],
  ["openstack_compute_instance_v2", [{ withoutKey: "replaces", attributes: ["key_pair"] }]],
  ["hcloud_server", [{ withoutKey: "needed", attributes: ["ssh_keys"] }]],
  ["digitalocean_droplet", [{ withoutKey: "needed", attributes: ["ssh_keys"] }]],
  ["linode_instance", [{ withoutKey: "needed", attributes: ["authorized_keys", "authorized_users"] }]],
  ["vultr_instance", [{ withoutKey: "needed", attributes: ["ssh_key_ids"] }]],
  ["alicloud_instance", [{ withoutKey: "needed", attributes: ["key_name"] }]],
  ["alicloud_ecs_launch_template", [{ withoutKey: "needed", attributes: ["key_pair_name"] }]],
  ["alicloud_ess_scaling_configuration", [{ withoutKey: "needed", attributes: ["key_name"] }]],
  ["oci_core_instance", [{ withoutKey: "needed", metadata: ["ssh_authorized_keys"] }]],
  ["exoscale_compute_instance", [{ withoutKey: "needed", attributes: ["ssh_key", "ssh_keys"] }]],
  ["yandex_compute_instance", [{ withoutKey: "needed", metadata: ["ssh-keys"], cloudConfig: ["user-data"] }]],
  ["scaleway_instance_server", [{ withoutKey: "needed", cloudConfig: ["cloud_init"] }]],
  ["proxmox_vm_qemu", [{ withoutKey: "needed", attributes: ["sshkeys"] }]],
  [
    "proxmox_virtual_environment_vm",
    [{ withoutKey: "needed", path: ["initialization", "user_account"], attributes: ["keys"] }],
  ],
  ["libvirt_cloudinit_disk", [{ withoutKey: "needed", cloudConfig: ["user_data"] }]],
  ["azurerm_linux_virtual_machine", [{ withoutKey: "needed", blocks: ["admin_ssh_key"] }]],
  ["azurerm_linux_virtual_machine_scale_set", [{ withoutKey: "needed", blocks: ["admin_ssh_key"] }]],
  [
    "azurerm_orchestrated_virtual_machine_scale_set",
    [{ withoutKey: "needed", path: ["os_profile", "linux_configuration"], blocks: ["admin_ssh_key"] }],
  ],
]);
