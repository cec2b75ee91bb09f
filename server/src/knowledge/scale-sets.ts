import { asString } from "../eval/value.ts";
import { attribute, blocksOfType, presence } from "../syntax/body.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";

/**
 * Azure's scale sets: how they bring a new model to their machines.
 * Source: the registry's documentation of the resources.
 */
export interface ScaleSetUpgrade {
  readonly modeAttribute: string;
  /** What a mode that is not written means. */
  readonly isManualByDefault: boolean;
  /** What changing the mode does. */
  readonly effect: "in place" | "replaces";
}

export const SCALE_SET_UPGRADES: Readonly<Record<string, ScaleSetUpgrade>> = {
  azurerm_linux_virtual_machine_scale_set: {
    modeAttribute: "upgrade_mode",
    isManualByDefault: true,
    effect: "replaces",
  },
  azurerm_windows_virtual_machine_scale_set: {
    modeAttribute: "upgrade_mode",
    isManualByDefault: true,
    effect: "replaces",
  },
  // The mode is required.
  azurerm_virtual_machine_scale_set: {
    modeAttribute: "upgrade_policy_mode",
    isManualByDefault: false,
    effect: "in place",
  },
};

/** Whether the set hears if its machines are well: from a load balancer's probe, or from an extension in the machine. */
export function healthOf(module: TerraformModule, set: Resource): "asked" | "not asked" | "unknown" {
  if (attribute(set.body, "health_probe_id")) {
    const probe = module.value(set.body, "health_probe_id");
    if (probe) return "asked";
  }
  const extensions = blocksOfType(set.body, "extension");
  const attached = module
    .usersOf(set.address)
    .filter((user) => (user as Resource).resourceType === "azurerm_virtual_machine_scale_set_extension");
  const types = [...extensions, ...attached].map((one) => module.value(one.body, "type"));
  if (types.some((type) => type && /^ApplicationHealth/i.test(asString(type) ?? ""))) return "asked";
  const mayBe =
    types.some((type) => type?.kind === "unknown") || presence(set.body, "extension") === "unknown";
  return mayBe || presence(set.body, "health_probe_id") === "unknown" ? "unknown" : "not asked";
}
