import { asBoolean, asString } from "../eval/value.ts";
import { healthOf, SCALE_SET_UPGRADES, type ScaleSetUpgrade } from "../knowledge/scale-sets.ts";
import { attribute, blocksOfType, presence } from "../syntax/body.ts";
import { addBlock, replace, setAttribute } from "../syntax/edits.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { isWrittenHere, originsOf } from "./shared/origins.ts";

export const vmssManualUpgrade: TerraformRule = {
  id: "vmss-manual-upgrade",
  dialect: "terraform",
  category: "rollout",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A scale set does not bring its new model to the running machines",
    reason: "Running machines keep the old image until somebody upgrades each, or are upgraded unwatched.",
    why: `A scale set of upgrade mode \`Manual\`, which is also what counts when none is written, takes a new image and uses
it for new machines only: every running one waits for a person. \`Rolling\` upgrades them in batches and goes on only
while they are well, for which it needs to be told whether they are: by a load balancer's probe or the Application Health
extension. An orchestrated scale set has automatic repairs for machines that are not. The fix is offered only where the
set already hears how its machines are.`,
    bad: `resource "azurerm_linux_virtual_machine_scale_set" "web" {
  name            = "web"
  instances       = 3
  source_image_id = var.image_id
  health_probe_id = azurerm_lb_probe.web.id
}
`,
    good: `resource "azurerm_linux_virtual_machine_scale_set" "web" {
  name            = "web"
  instances       = 3
  source_image_id = var.image_id
  health_probe_id = azurerm_lb_probe.web.id
  upgrade_mode    = "Rolling"

  rolling_upgrade_policy {
    max_batch_instance_percent              = 20
    max_unhealthy_instance_percent          = 20
    max_unhealthy_upgraded_instance_percent = 5
    pause_time_between_batches              = "PT0S"
  }
}
`,
    exceptions: [
      "The mode, the probe or the type of an extension is not known.",
      "A dynamic block may make the extension or the repairs.",
      "The scale sets of an AKS cluster, which are not in the code.",
    ],
    links: [
      {
        title: "Azure: upgrade policy modes for scale sets",
        url: "https://learn.microsoft.com/en-us/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-upgrade-policy",
      },
      {
        title: "azurerm_linux_virtual_machine_scale_set: upgrade_mode",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine_scale_set",
      },
    ],
  },
  *check(module) {
    for (const set of module.resources(...Object.keys(SCALE_SET_UPGRADES))) {
      const upgrade = SCALE_SET_UPGRADES[set.resourceType];
      const found = upgrade && checkUpgrade(module, set, upgrade);
      if (found) yield found;
    }
    for (const set of module.resources(ORCHESTRATED)) {
      const found = checkRepair(module, set);
      if (found) yield found;
    }
  },
};

function checkUpgrade(module: TerraformModule, set: Resource, upgrade: ScaleSetUpgrade): Finding | undefined {
  const { modeAttribute } = upgrade;
  const written = attribute(set.body, modeAttribute);
  const value = module.value(set.body, modeAttribute);
  const isMissing = !value && (written !== undefined || presence(set.body, modeAttribute) === "absent");
  const mode = value && asString(value)?.toLowerCase();
  if (mode === "manual" || (isMissing && upgrade.isManualByDefault)) {
    return {
      at: written ?? set.header,
      subject: set,
      message: `A new image reaches the machines ${set.address} runs only when somebody upgrades each of them`,
      related: originsOf(value),
      fixes: () => (isWrittenHere(value) ? rollingFix(module, set, upgrade) : []),
    };
  }
  const upgradesItself = mode === "rolling" || mode === "automatic";
  if (!written || !upgradesItself || healthOf(module, set) !== "not asked") return undefined;
  return {
    at: written,
    subject: set,
    message: `${set.address} upgrades its machines without being told whether the new ones are well`,
    related: originsOf(value),
  };
}

/** Azure takes the mode only from a set that is told how its machines are. */
function rollingFix(module: TerraformModule, set: Resource, upgrade: ScaleSetUpgrade): Fix[] {
  if (healthOf(module, set) !== "asked") return [];
  const written = attribute(set.body, upgrade.modeAttribute);
  const hasPolicy = presence(set.body, "rolling_upgrade_policy") !== "absent";
  return [
    {
      title: "Upgrade machines in batches",
      safe: false,
      effect: upgrade.effect,
      edits: () => [
        ...(written
          ? [replace(written.expression, ROLLING)]
          : setAttribute(set.block, upgrade.modeAttribute, ROLLING)),
        ...(hasPolicy ? [] : [addBlock(set.block, ROLLING_POLICY)]),
      ],
    },
  ];
}

function checkRepair(module: TerraformModule, set: Resource): Finding | undefined {
  const state = presence(set.body, REPAIR);
  const [repair] = blocksOfType(set.body, REPAIR);
  const enabled = repair && attribute(repair.body, "enabled");
  const isOff = enabled && asBoolean(module.evaluate(enabled.expression)) === false;
  if (state !== "absent" && !isOff) return undefined;
  const value = enabled && module.evaluate(enabled.expression);
  const canFix = isWrittenHere(value) && healthOf(module, set) === "asked";
  return {
    at: isOff ? enabled : set.header,
    subject: set,
    message: `${set.address} does not replace machines that are no longer well`,
    related: originsOf(value),
    fixes: canFix
      ? [
          {
            title: "Replace machines that are no longer well",
            safe: false,
            effect: "in place",
            edits: () => [
              enabled
                ? replace(enabled.expression, "true")
                : addBlock(set.block, [`${REPAIR} {`, "  enabled = true", "}"]),
            ],
          },
        ]
      : [],
  };
}

const ORCHESTRATED = "azurerm_orchestrated_virtual_machine_scale_set";
const REPAIR = "automatic_instance_repair";
const ROLLING = '"Rolling"';
const ROLLING_POLICY = [
  "rolling_upgrade_policy {",
  "  max_batch_instance_percent              = 20",
  "  max_unhealthy_instance_percent          = 20",
  "  max_unhealthy_upgraded_instance_percent = 5",
  '  pause_time_between_batches              = "PT0S"',
  "}",
];
