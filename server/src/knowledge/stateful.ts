import { asString } from "../eval/value.ts";
import { attribute, block } from "../syntax/body.ts";
import type { Expression } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";

/**
 * True when the machine seems to keep data of its own: another resource attaches a data volume to it, or its
 * name or tags say so. Replacing such a machine is a bigger step, so rules about replacement soften.
 */
export function isStateful(module: TerraformModule, machine: Resource): boolean {
  if (namesOf(module, machine).some((name) => STATEFUL_NAME.test(name))) return true;
  if (machine.body.blocks.some((one) => one.type === "attached_disk")) return true;
  return module
    .usersOf(machine.address)
    .some((user) => user.type === "resource" && VOLUME_ATTACHMENTS.has((user as Resource).resourceType));
}

/** The names a person gave the resource: in the code, its `name`, and its Name tag, as far as they are known. */
export function namesOf(module: TerraformModule, resource: Resource): string[] {
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

const STATEFUL_NAME =
  /(?:^|[^a-z])(?:db|sql|my-?sql|postgres(?:ql)?|mongo(?:db)?|redis|kafka|zookeeper|etcd|elastic(?:search)?|nfs|ldap|dc\d|database)(?:[^a-z]|$)/i;

const VOLUME_ATTACHMENTS: ReadonlySet<string> = new Set([
  "aws_volume_attachment",
  "azurerm_virtual_machine_data_disk_attachment",
  "google_compute_attached_disk",
  "hcloud_volume_attachment",
  "digitalocean_volume_attachment",
]);
