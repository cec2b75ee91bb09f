import { asString } from "../eval/value.ts";
import { isStatefulGroup, MANAGED_INSTANCE_GROUP_TYPES } from "../knowledge/instance-groups.ts";
import { attribute, blocksOfType, presence } from "../syntax/body.ts";
import { addBlock, replace } from "../syntax/edits.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { isWrittenHere, originsOf } from "./shared/origins.ts";

export const migInPlaceUpdate: TerraformRule = {
  id: "mig-in-place-update",
  dialect: "terraform",
  category: "rollout",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A new instance template does not replace the group's machines",
    reason: "Old machines stay beside new ones, or are changed where they run.",
    why: `A managed instance group does with a new template what its update policy says. Without one, or with
\`OPPORTUNISTIC\`, it does nothing: machines of the old template run on until chance replaces them. With a
\`minimal_action\` below \`REPLACE\` it changes or restarts running machines where it can, and a
\`most_disruptive_allowed_action\` below \`REPLACE\` forbids it to replace any. Let it replace machines by itself, new ones
first: \`PROACTIVE\`, \`REPLACE\`, some machines more for a while and none less.`,
    bad: `resource "google_compute_region_instance_group_manager" "web" {
  name               = "web"
  base_instance_name = "web"
  region             = "europe-west1"

  version {
    instance_template = google_compute_instance_template.web.self_link_unique
  }
}
`,
    good: `resource "google_compute_region_instance_group_manager" "web" {
  name               = "web"
  base_instance_name = "web"
  region             = "europe-west1"

  version {
    instance_template = google_compute_instance_template.web.self_link_unique
  }

  update_policy {
    type                  = "PROACTIVE"
    minimal_action        = "REPLACE"
    max_surge_fixed       = 3
    max_unavailable_fixed = 0
  }
}
`,
    exceptions: [
      "A group that keeps disks or addresses of its machines is information only.",
      "The policy's values are not known, or a dynamic block may make it.",
    ],
    links: [
      {
        title: "google_compute_region_instance_group_manager: update_policy",
        url: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_region_instance_group_manager",
      },
      {
        title: "Google Cloud: updates of managed instance groups",
        url: "https://cloud.google.com/compute/docs/instance-groups/rolling-out-updates-to-managed-instance-groups",
      },
    ],
  },
  *check(module) {
    for (const group of module.resources(...MANAGED_INSTANCE_GROUP_TYPES)) {
      const policies = blocksOfType(group.body, "update_policy");
      if (policies.length === 0 && presence(group.body, "update_policy") === "absent")
        yield missingFinding(module, group);
      for (const policy of policies) {
        for (const fault of FAULTS) {
          const setting = attribute(policy.body, fault.attribute);
          const text = setting && asString(module.evaluate(setting.expression));
          if (setting && text !== undefined && fault.values.has(text.toUpperCase()))
            yield settingFinding(module, group, setting, fault);
        }
      }
    }
  },
};

interface Fault {
  readonly attribute: string;
  readonly values: ReadonlySet<string>;
  readonly right: string;
  readonly message: (address: string) => string;
  readonly title: string;
}

function missingFinding(module: TerraformModule, group: Resource): Finding {
  const isStateful = isStatefulGroup(group);
  return {
    at: group.header,
    subject: group,
    message: noneReplaced(group.address),
    ...(isStateful ? { severity: "information" } : {}),
    // Machines that keep disks or addresses cannot have their successor beside them.
    fixes: isStateful ? [] : [policyFix(module, group)],
  };
}

function policyFix(module: TerraformModule, group: Resource): Fix {
  return {
    title: "Replace machines by themselves when the template changes, new ones first",
    safe: false,
    effect: "in place",
    edits: () => [
      addBlock(group.block, [
        "update_policy {",
        '  type                  = "PROACTIVE"',
        '  minimal_action        = "REPLACE"',
        `  max_surge_fixed       = ${surge(module, group)}`,
        "  max_unavailable_fixed = 0",
        "}",
      ]),
    ],
  };
}

/** A group over several zones takes no surge below their number; unless told it uses three. */
function surge(module: TerraformModule, group: Resource): number {
  if (group.resourceType === "google_compute_instance_group_manager") return 1;
  const zones = module.value(group.body, "distribution_policy_zones");
  return zones?.kind === "list" && zones.items.length > 0 ? zones.items.length : 3;
}

function settingFinding(module: TerraformModule, group: Resource, setting: Attribute, fault: Fault): Finding {
  const value = module.evaluate(setting.expression);
  const isStateful = isStatefulGroup(group);
  return {
    at: setting,
    subject: group,
    message: fault.message(group.address),
    ...(isStateful ? { severity: "information" } : {}),
    related: originsOf(value),
    fixes:
      isWrittenHere(value) && !isStateful
        ? [
            {
              title: fault.title,
              safe: false,
              effect: "in place",
              edits: () => [replace(setting.expression, `"${fault.right}"`)],
            },
          ]
        : [],
  };
}

function noneReplaced(address: string): string {
  return `A new instance template replaces none of the machines ${address} runs`;
}

const FAULTS: readonly Fault[] = [
  {
    attribute: "type",
    values: new Set(["OPPORTUNISTIC"]),
    right: "PROACTIVE",
    message: noneReplaced,
    title: "Replace machines by themselves when the template changes",
  },
  {
    attribute: "minimal_action",
    values: new Set(["NONE", "REFRESH", "RESTART"]),
    right: "REPLACE",
    message: (address) =>
      `${address} changes its machines where they run when it can do without replacing them`,
    title: "Replace machines at every change",
  },
  {
    attribute: "most_disruptive_allowed_action",
    values: new Set(["NONE", "REFRESH", "RESTART"]),
    right: "REPLACE",
    message: (address) =>
      `${address} may not replace its machines, so changes that need it wait for somebody`,
    title: "Let the group replace machines",
  },
];
