import { asString } from "../eval/value.ts";
import { attribute, block, presence } from "../syntax/body.ts";
import type { Expression } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { resourcesUsing } from "../terraform/users-everywhere.ts";

/**
 * True when the machine seems to keep data of its own: another resource attaches a data volume to it, or its
 * name or tags say so. Replacing such a machine is a bigger step, so rules about replacement soften.
 */
export function isStateful(module: TerraformModule, machine: Resource): boolean {
  if (namesOf(module, machine).some((name) => STATEFUL_NAME.test(inWords(name)))) return true;
  if (OWN_VOLUMES.some((name) => presence(machine.body, name) !== "absent")) return true;
  return resourcesUsing(module, machine.address).some(({ resource }) =>
    VOLUME_ATTACHMENTS.has(resource.resourceType),
  );
}

/** The names a person gave the resource: in the code, its `name`, and its Name tag, as far as they are known. */
export function namesOf(module: TerraformModule, resource: Resource): readonly string[] {
  return module.fact(namesOf, resource, () => readNames(module, resource));
}

function readNames(module: TerraformModule, resource: Resource): string[] {
  const names = [resource.name];
  const tags = attribute(resource.body, "tags") ?? attribute(resource.body, "labels");
  for (const name of ["name", "hostname"]) {
    const value = module.value(resource.body, name);
    const text = value && asString(value);
    if (text) names.push(text);
  }
  if (tags) names.push(...tagTexts(module, tags.expression));
  const metadata = block(resource.body, "metadata");
  const named = metadata && module.value(metadata.body, "name");
  const text = named && asString(named);
  return text ? [...names, text] : names;
}

function tagTexts(module: TerraformModule, tags: Expression): string[] {
  const value = module.evaluate(tags);
  if (value.kind !== "object") return [];
  return [...value.entries.values()].map(asString).filter((text) => text !== undefined);
}

/** `dbServer` as `db-Server`. */
function inWords(name: string): string {
  return name.replace(/(?<=[a-z\d])(?=[A-Z])/g, "-");
}

const STATEFUL_NAME =
  /(?:^|[^a-z])(?:db|sql|my-?sql|postgres(?:ql)?|mongo(?:db)?|redis|kafka|zookeeper|etcd|elastic(?:search)?|nfs|ldap|dc\d|domain[-_]?controller|database)(?:[^a-z]|$)/i;

const VOLUME_ATTACHMENTS: ReadonlySet<string> = new Set([
  "aws_volume_attachment",
  "azurerm_virtual_machine_data_disk_attachment",
  "google_compute_attached_disk",
  "hcloud_volume_attachment",
  "digitalocean_volume_attachment",
  "hcloud_volume",
  "openstack_compute_volume_attach_v2",
  "alicloud_disk_attachment",
  "alicloud_ecs_disk_attachment",
  "tencentcloud_cbs_storage_attachment",
  "oci_core_volume_attachment",
  "linode_volume",
  "vultr_block_storage",
  "ibm_is_instance_volume_attachment",
]);

/** Where a machine names volumes that exist by themselves: google_compute_instance, digitalocean_droplet. */
const OWN_VOLUMES = ["attached_disk", "volume_ids"];
