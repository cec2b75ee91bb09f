import { asBoolean, asString } from "../eval/value.ts";
import { AZURE_IMAGE_REFERENCES, type AzureImageReference } from "../knowledge/azure-images.ts";
import { attribute, blocksAt, blocksOfType } from "../syntax/body.ts";
import { replace } from "../syntax/edits.ts";
import type { Attribute, Block } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { GivenValues, origins, variableName, withoutDefault } from "./shared/given-values.ts";

export const azureVersionLatest: TerraformRule = {
  id: "azure-version-latest",
  dialect: "terraform",
  category: "image",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The version of a marketplace image is the latest one",
    reason: "Azure decides at each creation which build runs, and the code never says which one it was.",
    why: `\`latest\` is resolved when a machine is created and not kept: two machines made from one commit a week apart
differ, machines of one scale set differ among themselves, and no plan shows it. When the newest build is the broken one,
there is nothing in the code to go back to. Write the version that was tested (\`az vm image list --all\` names them) and
move it by a commit; better still, bake an image of your own from it. The fix asks for the version through a variable.`,
    bad: `resource "azurerm_linux_virtual_machine" "web" {
  name = "web"

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }
}
`,
    good: `resource "azurerm_linux_virtual_machine" "web" {
  name = "web"

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = var.web_image_version
  }
}

variable "web_image_version" {
  description = "The version of the image of azurerm_linux_virtual_machine.web"
  type        = string
}
`,
    exceptions: [
      "The version is a number, or not known.",
      "A scale set that upgrades its operating system by itself (`automatic_os_upgrade_enabled = true`) rolls on purpose: information only.",
      "A lookup of the newest version in a gallery of your own (`azurerm_shared_image_version`) is most-recent-lookup's.",
    ],
    links: [
      {
        title: "azurerm_linux_virtual_machine: source_image_reference",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine",
      },
      {
        title: "Find Azure Marketplace image information",
        url: "https://learn.microsoft.com/en-us/azure/virtual-machines/linux/cli-ps-findimage",
      },
    ],
  },
  *check(module) {
    const given = new GivenValues(module);
    for (const resource of module.resources(...Object.keys(AZURE_IMAGE_REFERENCES))) {
      const known = AZURE_IMAGE_REFERENCES[resource.resourceType];
      if (!known) continue;
      for (const block of blocksOfType(resource.body, known.block)) {
        const finding = checkReference(module, resource, block, known, given);
        if (finding) yield finding;
      }
    }
  },
};

function checkReference(
  module: TerraformModule,
  resource: Resource,
  reference: Block,
  known: AzureImageReference,
  given: GivenValues,
): Finding | undefined {
  const written = attribute(reference.body, "version");
  const version = written && module.evaluate(written.expression);
  if (!version || asString(version)?.toLowerCase() !== "latest") return undefined;
  const rolls = upgradesItself(module, resource, known);
  return {
    at: written,
    subject: resource,
    message: rolls
      ? `${resource.address} moves to each new build of its image by itself, and no commit says which one runs`
      : `${resource.address} is made from whichever build of its image is the newest on that day`,
    ...(rolls ? { severity: "information" } : {}),
    related: origins(version.hops),
    fixes:
      version.hops.length === 0
        ? pin(resource, written, known, given)
        : [withoutDefault(module, version.hops, known.change)?.fix ?? []].flat(),
  };
}

function pin(
  resource: Resource,
  version: Attribute,
  { change }: AzureImageReference,
  given: GivenValues,
): Fix[] {
  const names = [resource.name, `${resource.resourceType}_${resource.name}`];
  const variable = given.variable(
    names.map((name) => variableName(name, "image_version")),
    `The version of the image of ${resource.address}`,
    resource.block,
  );
  if (!variable) return [];
  return [
    {
      title: `Take the version from a variable, ${variable.name}: with the one that runs today nothing changes`,
      safe: false,
      effect: change,
      edits: () => [replace(version.expression, `var.${variable.name}`), ...variable.declaration()],
    },
  ];
}

/** Azure then replaces the disks of the operating system, machine by machine, on purpose. */
function upgradesItself(
  module: TerraformModule,
  resource: Resource,
  { upgrades }: AzureImageReference,
): boolean {
  if (!upgrades) return false;
  const bodies = upgrades.block
    ? blocksAt(resource.body, [upgrades.block]).map((one) => one.body)
    : [resource.body];
  return bodies.some((body) =>
    upgrades.attributes.some((name) => {
      const value = module.value(body, name);
      return value !== undefined && asBoolean(value) === true;
    }),
  );
}
