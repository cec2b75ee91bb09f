import { asBoolean } from "../eval/value.ts";
import { MACHINE_TEMPLATE_TYPES } from "../knowledge/compute.ts";
import { PROTECTION_ATTRIBUTES, PROTECTION_OVERRIDES } from "../knowledge/protection.ts";
import { isStateful } from "../knowledge/stateful.ts";
import { attribute } from "../syntax/body.ts";
import { replace } from "../syntax/edits.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { isWrittenHere, originsOf } from "./shared/origins.ts";

export const terminationProtection: TerraformRule = {
  id: "termination-protection",
  dialect: "terraform",
  category: "replacement",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The cloud refuses to remove the machine",
    reason: "The apply that should replace the machine fails, and somebody changes it by hand instead.",
    why: `With termination protection the cloud answers every request to remove the machine with an error, also the one
Terraform sends to replace it. A new image then waits until a person takes the protection off, and the easier way is to
log in and change what runs. Protection is right for what holds data. A machine that can be made again from its image
needs none: what protects the service is that there are several of them, in a group, behind a load balancer.`,
    bad: `resource "aws_instance" "web" {
  ami                     = var.ami_id
  instance_type           = "t3.small"
  disable_api_termination = true
}
`,
    good: `resource "aws_instance" "web" {
  ami                     = var.ami_id
  instance_type           = "t3.small"
  disable_api_termination = false
}
`,
    exceptions: [
      "A machine that keeps data of its own: a volume is attached to it, or it has a database's name.",
      "The provider takes the protection off by itself (`force_destroy = true`).",
      "The value is not known.",
      "Databases, load balancers and clusters: there the protection is right.",
    ],
    conflicts: [
      "AwsSolutions-EC29 (cdk-nag) and `ec2_instance_termination_protection_enabled` (the compliance mods of Powerpipe) ask for the protection on machines, the former on those outside of a group. We ask for the opposite on machines without data, because they are meant to be removed at each change.",
      "CKV_AWS_150 wants the deletion protection of load balancers. We agree, and do not report it: a load balancer is the part that stays while the machines behind it are replaced.",
    ],
    links: [
      {
        title: "aws_instance: disable_api_termination",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
      },
      {
        title: "google_compute_instance: deletion_protection",
        url: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
      },
      {
        title: "hcloud_server: delete_protection",
        url: "https://registry.terraform.io/providers/hetznercloud/hcloud/latest/docs/resources/server",
      },
    ],
  },
  *check(module) {
    for (const machine of module.resources(...Object.keys(PROTECTION_ATTRIBUTES))) {
      const settings = (PROTECTION_ATTRIBUTES[machine.resourceType] ?? [])
        .map((name) => attribute(machine.body, name))
        .filter((one) => one !== undefined)
        .filter((one) => asBoolean(module.evaluate(one.expression)) === true);
      if (settings.length === 0 || isTakenOff(module, machine) || isStateful(module, machine)) continue;
      for (const setting of settings) yield finding(module, machine, setting);
    }
  },
};

/** One whose value is not known may be true. */
function isTakenOff(module: TerraformModule, machine: Resource): boolean {
  return PROTECTION_OVERRIDES.some((name) => {
    const value = module.value(machine.body, name);
    return value !== undefined && asBoolean(value) !== false;
  });
}

function finding(module: TerraformModule, machine: Resource, setting: Attribute): Finding {
  const value = module.evaluate(setting.expression);
  const what = MACHINE_TEMPLATE_TYPES.has(machine.resourceType)
    ? `a machine made from ${machine.address}`
    : machine.address;
  return {
    at: setting,
    subject: machine,
    message: `${setting.name} makes the cloud refuse to remove ${what}, so it cannot be replaced`,
    related: originsOf(value),
    fixes: isWrittenHere(value)
      ? [
          {
            title: `Switch ${setting.name} off`,
            safe: false,
            effect: "in place",
            edits: () => [replace(setting.expression, "false")],
          },
        ]
      : [],
  };
}
