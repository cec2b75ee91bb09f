import { ONLY_WITH_PATCHING, type Patching, patchings } from "../knowledge/os-patching.ts";
import { attribute } from "../syntax/body.ts";
import { removeAttributes, replace, setAttribute } from "../syntax/edits.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Resource } from "../terraform/module.ts";
import type { Fix, TerraformRule } from "./rule.ts";

export const inPlaceOsPatching: TerraformRule = {
  id: "in-place-os-patching",
  dialect: "terraform",
  category: "provisioning",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Running machines are patched in place",
    reason: "Machines leave the image they were started from, each at its own time and some only in part.",
    why: `Patching a machine that runs changes it without a test and without a way back: the patch is in no image, so the
next machine starts without it, and one on which it failed stays behind unseen. After some months no two machines of a
group are the same.

Patches belong into the image: bake it again when they come out, test it, and replace the machines a few at a time. Scans
that only report what is missing are welcome: they say when it is time to bake. For scale sets Azure does the right thing
with \`automatic_os_upgrade_policy\`, which replaces the disk with that of a newer image. The fix turns the automatic
patching of a machine off, so see to the baking first.`,
    bad: `resource "azurerm_linux_virtual_machine" "web" {
  name       = "web"
  size       = "Standard_B2s"
  patch_mode = "AutomaticByPlatform"
}
`,
    good: `resource "azurerm_linux_virtual_machine" "web" {
  name       = "web"
  size       = "Standard_B2s"
  patch_mode = "ImageDefault"
}
`,
    exceptions: [
      "Scans: `AWS-RunPatchBaseline` with `Operation = Scan`, Azure's `patch_assessment_mode`, Google policies that only validate.",
      "A Windows machine without `patch_mode`: that Windows then patches itself is Azure's default, not this configuration's wish.",
      "A maintenance configuration that nothing of the module assigns to machines.",
      "`automatic_os_upgrade_policy` of a scale set.",
      "Maintenance windows of managed databases and clusters.",
    ],
    conflicts: [
      "CKV_AZURE_177 wants Windows machines to update themselves. That is right for machines that live for years; a machine that is replaced with each image gets its updates with the image.",
    ],
    links: [
      {
        title: "azurerm_linux_virtual_machine: patch_mode",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine",
      },
      {
        title: "Azure: automatic OS image upgrades of scale sets",
        url: "https://learn.microsoft.com/en-us/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-automatic-upgrade",
      },
      {
        title: "AWS Well-Architected: deploy using immutable infrastructure",
        url: "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_tracking_change_management_immutable_infrastructure.html",
      },
    ],
  },
  *check(module) {
    for (const patching of patchings(module)) {
      const { resource, at, deed, related } = patching;
      yield {
        at,
        subject: resource,
        message: `${resource.address} ${deed}`,
        related: related ? [related] : [],
        fixes: fixesOf(patching),
      };
    }
  },
};

function fixesOf({ resource, setting }: Patching): Fix[] {
  if (setting?.name !== "patch_mode") return [];
  const extras = ONLY_WITH_PATCHING.flatMap((name) => attribute(resource.body, name) ?? []);
  return resource.resourceType.includes("windows")
    ? windowsFix(resource, setting, extras)
    : [
        {
          title: "Leave patching to the image",
          safe: false,
          effect: "in place",
          edits: () => [
            replace(setting.expression, '"ImageDefault"'),
            ...removeAttributes(extras, resource.body),
          ],
        },
      ];
}

/** `Manual` is valid only where the machine does not update itself, and changing that replaces the machine. */
function windowsFix(resource: Resource, mode: Attribute, extras: readonly Attribute[]): Fix[] {
  const updates = UPDATES.flatMap((name) => attribute(resource.body, name) ?? [])[0];
  if (!updates && extras.length > 0) return [];
  return [
    {
      title: "Leave patching to the image",
      safe: false,
      effect: "replaces",
      edits: () => [
        replace(mode.expression, '"Manual"'),
        ...(updates
          ? [replace(updates.expression, "false"), ...removeAttributes(extras, resource.body)]
          : setAttribute(resource.block, UPDATES[0] as string, "false", "patch_mode")),
      ],
    },
  ];
}

/** Today's name and the one before version 4 of the provider. */
const UPDATES = ["automatic_updates_enabled", "enable_automatic_updates"];
