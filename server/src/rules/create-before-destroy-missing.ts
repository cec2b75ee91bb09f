import { asBoolean } from "../eval/value.ts";
import { MACHINE_GROUP_TYPES, MACHINE_TYPES } from "../knowledge/compute.ts";
import { hasFixedAddress } from "../knowledge/identities.ts";
import { ADDRESS_TYPES, REPLACEABLE, type Replaceable, uniqueNameOf } from "../knowledge/replacement.ts";
import { isStateful } from "../knowledge/stateful.ts";
import { attribute } from "../syntax/body.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { resourcesUsing } from "../terraform/users-everywhere.ts";
import type { Finding, Fix, Related, Severity, TerraformRule } from "./rule.ts";
import { dependentsWithOrder, ownOrder, writtenOrder } from "./shared/create-before-destroy.ts";
import { setLifecycle } from "./shared/lifecycle-edits.ts";
import { hasSteadyValue, prefixFor, toPrefix } from "./shared/name-prefix.ts";
import { nameThatFollowsTemplate } from "./shared/template-name.ts";

export const createBeforeDestroyMissing: TerraformRule = {
  id: "create-before-destroy-missing",
  dialect: "terraform",
  category: "replacement",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The old one goes before the new one is there",
    reason: "From the end of the old one to the start of the new one, nothing serves.",
    why: `What is never changed has to be replaced, and Terraform replaces by destroying first. In between there is
nothing: no target group behind the listener, no certificate, no machine behind the name; and where the old one is still
in use the apply fails half-way. With \`create_before_destroy = true\` the new one is made and put into use, and only then
the old one goes. Both exist for a while, so a fixed name becomes a prefix.`,
    bad: `resource "aws_lb_target_group" "web" {
  name     = "web"
  port     = 80
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
`,
    good: `resource "aws_lb_target_group" "web" {
  name_prefix = "web-"
  port        = 80
  protocol    = "HTTP"
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}
`,
    exceptions: [
      "Something in the module that depends on it has `create_before_destroy = true`: Terraform then does the same for everything it depends on.",
      "The value is not known.",
      "A machine, unless a load balancer or a DNS record of the module points to it; and never one that keeps data of its own.",
      "A launch template without a fixed name: its changes are new versions, made in place.",
      "An instance template that no managed instance group of the module uses.",
      "An Auto Scaling group, unless its name follows its launch template.",
      "Databases, disks and file systems.",
    ],
    links: [
      {
        title: "Terraform: the lifecycle meta-argument",
        url: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
      },
      {
        title: "google_compute_instance_template: using with an instance group manager",
        url: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance_template",
      },
    ],
  },
  *check(module) {
    for (const resource of module.resources()) {
      const reason = reasonFor(module, resource);
      if (!reason) continue;
      const setting = writtenOrder(resource);
      if (setting && asBoolean(module.evaluate(setting.expression)) !== false) continue;
      if (resource.body.problems.length > 0 || isForced(module, resource)) continue;
      yield {
        at: setting ?? resource.header,
        subject: resource,
        message: `${resource.address} would be destroyed before its replacement exists`,
        severity: reason.severity,
        related: reason.related,
        fixes: () => [...fixesFor(module, resource)],
      } satisfies Finding;
    }
  },
};

/** Why a gap between the old and the new one would hurt; undefined when it would not. */
function reasonFor(
  module: TerraformModule,
  resource: Resource,
): { severity: Severity; related: Related[] } | undefined {
  if (MACHINE_TYPES.has(resource.resourceType)) return reasonForMachine(module, resource);
  const entry = REPLACEABLE[resource.resourceType];
  const related = entry && relatedWhenReplaced(module, resource, entry);
  return related && { severity: entry.severity, related };
}

/** Undefined when nothing we see would replace it. */
function relatedWhenReplaced(
  module: TerraformModule,
  resource: Resource,
  { replacedOnly }: Replaceable,
): Related[] | undefined {
  switch (replacedOnly) {
    case undefined:
      return [];
    case "when named":
      return module.value(resource.body, "name") ? [] : undefined;
    case "when named after its template": {
      const name = nameThatFollowsTemplate(module, resource);
      return name && [{ at: name, message: "Each new template version replaces the group by its name" }];
    }
    case "when a group uses it": {
      const groups = usersOfType(module, resource, (type) => MACHINE_GROUP_TYPES.has(type));
      return groups.length > 0 ? pointsTo(groups, "This group uses it") : undefined;
    }
  }
}

function reasonForMachine(
  module: TerraformModule,
  machine: Resource,
): { severity: Severity; related: Related[] } | undefined {
  const users = usersOfType(module, machine, (type) => ADDRESS_TYPES.has(type));
  if (users.length === 0 || isStateful(module, machine)) return undefined;
  return { severity: "warning", related: pointsTo(users, "This points to the machine") };
}

function usersOfType(
  module: TerraformModule,
  resource: Resource,
  isWanted: (resourceType: string) => boolean,
): Resource[] {
  return resourcesUsing(module, resource.address)
    .map((user) => user.resource)
    .filter(({ resourceType }) => isWanted(resourceType));
}

function pointsTo(users: readonly Resource[], message: string): Related[] {
  return users.slice(0, 5).map((user) => ({ at: user.header, message }));
}

/** Whatever depends on it, directly or not, forces the order on it; one whose order is not known may. */
function isForced(module: TerraformModule, resource: Resource): boolean {
  for (const dependent of dependentsWithOrder(module, resource))
    if (ownOrder(module, dependent) !== false) return true;
  return false;
}

function* fixesFor(module: TerraformModule, resource: Resource): Generator<Fix> {
  const unique = uniqueNameOf(resource.resourceType);
  const name = unique && attribute(resource.body, unique.attribute);
  const isFixed = name && module.value(resource.body, name.name) && hasSteadyValue(module, name.expression);
  // Two machines cannot have one address.
  if (MACHINE_TYPES.has(resource.resourceType) && hasFixedAddress(resource)) return;
  if (!isFixed) {
    yield {
      title: "Create the new one before the old one is destroyed",
      safe: false,
      effect: "no change",
      edits: () => setLifecycle(resource, "create_before_destroy", "true"),
    };
    return;
  }
  // With its name taken by the old one the new one could not be created.
  if (!unique.prefix) return;
  const { attribute: prefixName, longest } = unique.prefix;
  const prefix = prefixFor(name, module.value(resource.body, name.name), longest);
  if (prefix === undefined) return;
  yield {
    title: "Create the new one before the old one is destroyed, under a name of its own",
    safe: false,
    effect: "replaces",
    edits: () => [
      ...toPrefix(resource, name, prefixName, prefix),
      ...setLifecycle(resource, "create_before_destroy", "true"),
    ],
  };
}
