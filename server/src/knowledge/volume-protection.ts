import { asBoolean, asString } from "../eval/value.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { mayBeBackedUp } from "./backups.ts";
import { MACHINE_TYPES } from "./compute.ts";

/** Volumes whose protection is known here. Sources: the registries' documentation of the resources. */
export const PROTECTABLE_VOLUMES: readonly string[] = [
  "aws_ebs_volume",
  "google_compute_disk",
  "azurerm_managed_disk",
  "hcloud_volume",
  "digitalocean_volume",
];

/** What ties the volume to a machine: an attachment, or the machine itself. */
export function attachmentOf(module: TerraformModule, volume: Resource): Resource | undefined {
  if (volume.resourceType === "hcloud_volume" && module.value(volume.body, "server_id")) return volume;
  return usersOf(module, volume).find(
    (user) => ATTACHMENTS.has(user.resourceType) || MACHINE_TYPES.has(user.resourceType),
  );
}

/** Made of an image: a boot disk. Made of a snapshot: its content is there once more. */
export function canBeMadeAgain(module: TerraformModule, volume: Resource): boolean {
  if (MADE_OF.some((name) => module.value(volume.body, name) !== undefined)) return true;
  const option = module.value(volume.body, "create_option");
  return option !== undefined && asString(option) !== "Empty";
}

/** Something takes snapshots or backups of it, or may; or the provider refuses to delete it. */
export function mayBeSaved(module: TerraformModule, volume: Resource): boolean {
  const guard = module.value(volume.body, "delete_protection");
  if (guard && asBoolean(guard) !== false) return true;
  if (attribute(volume.body, "resource_policies") || mayBeBackedUp(module, volume)) return true;
  if (usersOf(module, volume).some((user) => SAVERS.test(user.resourceType))) return true;
  return volume.resourceType === "aws_ebs_volume" && isInLifecyclePolicy(module, volume);
}

/** Amazon's Data Lifecycle Manager picks volumes by their tags; one tag is enough. */
function isInLifecyclePolicy(module: TerraformModule, volume: Resource): boolean {
  const tags = module.value(volume.body, "tags");
  return module.resources("aws_dlm_lifecycle_policy").some((policy) =>
    blocksOfType(policy.body, "policy_details").some((details) => {
      const targets = module.value(details.body, "target_tags");
      if (targets?.kind !== "object" || !targets.complete) return targets !== undefined;
      if (tags && tags.kind !== "object") return true;
      return [...targets.entries].some(([key, wanted]) => {
        const has = tags?.entries.get(key);
        if (!has) return tags !== undefined && !tags.complete;
        const [own, its] = [asString(has), asString(wanted)];
        return own === undefined || its === undefined || own === its;
      });
    }),
  );
}

function usersOf(module: TerraformModule, volume: Resource): Resource[] {
  return module
    .usersOf(volume.address)
    .filter((user): user is Resource => user.type === "resource" && module.mayExist(user));
}

const ATTACHMENTS: ReadonlySet<string> = new Set([
  "aws_volume_attachment",
  "google_compute_attached_disk",
  "azurerm_virtual_machine_data_disk_attachment",
  "hcloud_volume_attachment",
  "digitalocean_volume_attachment",
]);

const MADE_OF = ["snapshot_id", "snapshot", "image", "source_snapshot_id", "source_image_id"];
const SAVERS = /snapshot|backup|resource_policy_attachment/;
