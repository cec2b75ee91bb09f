import { asBoolean, asString } from "../eval/value.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import type { Attribute, Body, Span } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { PATCH_DOCUMENTS, ssmRuns } from "./ssm-commands.ts";

/** Something that has the operating systems of machines patched where they run. */
export interface Patching {
  readonly resource: Resource;
  /** What says so. */
  readonly at: Span;
  /** What is done to whom, to go on from the resource's address. */
  readonly deed: string;
  readonly related?: { readonly at: Span; readonly message: string };
  /** Azure's setting of a machine, where that is what says so. */
  readonly setting?: Attribute;
}

/** Everything of a module that patches in place, as far as it is known. */
export function patchings(module: TerraformModule): Patching[] {
  return [
    ...patchRuns(module),
    ...module.resources("google_os_config_patch_deployment").map((resource) => ({
      resource,
      at: resource.header,
      deed: "installs patches on machines that run",
    })),
    ...module.resources("google_os_config_os_policy_assignment").flatMap((one) => policies(module, one)),
    ...module.resources("azurerm_maintenance_configuration").flatMap((one) => maintenance(module, one)),
    ...module
      .resources("azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine")
      .flatMap((one) => machine(module, one)),
  ];
}

function patchRuns(module: TerraformModule): Patching[] {
  return ssmRuns(module)
    .filter(
      (run) =>
        !run.own &&
        (run.document === "AWS-InstallWindowsUpdates"
          ? run.parameter("Action")?.includes("Install")
          : PATCH_DOCUMENTS.has(run.document ?? "") && run.parameter("Operation")?.includes("Install")),
    )
    .map(({ resource, named }) => ({ resource, at: named, deed: "installs patches on machines that run" }));
}

/** A policy that only validates changes nothing. */
function policies(module: TerraformModule, resource: Resource): Patching[] {
  const enforced = blocksOfType(resource.body, "os_policies").find(
    (policy) => textOf(module, policy.body, "mode") === "ENFORCEMENT",
  );
  const mode = enforced && attribute(enforced.body, "mode");
  return mode
    ? [{ resource, at: mode, deed: "has an agent change machines that run until they fit a policy" }]
    : [];
}

/** A configuration patches those it is assigned to. */
function maintenance(module: TerraformModule, resource: Resource): Patching[] {
  const scope = attribute(resource.body, "scope");
  if (!scope || asString(module.evaluate(scope.expression)) !== "InGuestPatch") return [];
  const assignment = module
    .usersOf(resource.address)
    .find((user) => ASSIGNMENTS.has((user as Resource).resourceType ?? "") && module.mayExist(user));
  if (!assignment) return [];
  const related = { at: assignment.header, message: "The machines that it patches" };
  return [{ resource, at: scope, deed: "installs patches on machines that run", related }];
}

function machine(module: TerraformModule, resource: Resource): Patching[] {
  const { body, resourceType } = resource;
  const automatic = resourceType.includes("windows")
    ? ["AutomaticByOS", "AutomaticByPlatform"]
    : ["AutomaticByPlatform"];
  const deed = "is patched while it runs, and is no longer what its image says";
  const mode = attribute(body, "patch_mode");
  if (mode && automatic.includes(asString(module.evaluate(mode.expression)) ?? ""))
    return [{ resource, at: mode, deed, setting: mode }];
  const hot = attribute(body, "hotpatching_enabled");
  return hot && asBoolean(module.evaluate(hot.expression)) === true
    ? [{ resource, at: hot, deed, setting: hot }]
    : [];
}

function textOf(module: TerraformModule, body: Body, name: string): string | undefined {
  const value = module.value(body, name);
  return value && asString(value);
}

const ASSIGNMENTS: ReadonlySet<string> = new Set([
  "azurerm_maintenance_assignment_virtual_machine",
  "azurerm_maintenance_assignment_virtual_machine_scale_set",
  "azurerm_maintenance_assignment_dynamic_scope",
]);

/** Arguments of Azure's machines that go with automatic patching only. Source: the provider's pages of the machines. */
export const ONLY_WITH_PATCHING: readonly string[] = [
  "hotpatching_enabled",
  "reboot_setting",
  "bypass_platform_safety_checks_on_user_schedule_enabled",
];
