import { asBoolean } from "../eval/value.ts";
import { isCompute, MACHINE_TYPES, NODE_POOL_TYPES, TARGET_GROUP_TYPES } from "../knowledge/compute.ts";
import { isStateful } from "../knowledge/stateful.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { removeFromLifecycle } from "./shared/lifecycle-edits.ts";

export const preventDestroyOnCompute: TerraformRule = {
  id: "prevent-destroy-on-compute",
  dialect: "terraform",
  category: "replacement",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A machine that must not be destroyed cannot be replaced",
    reason: "A machine that must not be destroyed cannot be replaced, only changed in place.",
    why: `\`prevent_destroy = true\` makes every plan fail that would destroy the resource, and replacing is destroying. A
machine, template, group or node pool protected this way can only be changed in place, until somebody takes the line
out in a hurry. Protect what holds data (databases, disks, buckets, keys) and keep the machines in front of it
replaceable.`,
    bad: `resource "aws_instance" "web" {
  ami           = var.ami_id
  instance_type = "t3.small"

  lifecycle {
    prevent_destroy = true
  }
}
`,
    good: `resource "aws_instance" "web" {
  ami           = var.ami_id
  instance_type = "t3.small"
}
`,
    exceptions: [
      "A machine that keeps data of its own (a volume is attached to it, or it has a database's name) is information only.",
      "The value is not a literal: OpenTofu allows expressions there, and what they come to is not known.",
      "Databases, disks, buckets, keys and networks: there the protection is right.",
    ],
    links: [
      {
        title: "Terraform: the lifecycle meta-argument",
        url: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
      },
      {
        title: "OpenTofu: prevent_destroy",
        url: "https://opentofu.org/docs/language/meta-arguments/lifecycle/",
      },
    ],
  },
  *check(module) {
    for (const resource of module.resources()) {
      if (!isReplaceable(resource.resourceType)) continue;
      for (const lifecycle of blocksOfType(resource.body, "lifecycle")) {
        const setting = attribute(lifecycle.body, "prevent_destroy");
        if (setting?.expression.kind === "literal" && asBoolean(module.evaluate(setting.expression)) === true)
          yield finding(module, resource, setting);
      }
    }
  },
};

function finding(module: TerraformModule, resource: Resource, setting: Attribute): Finding {
  const softened = MACHINE_TYPES.has(resource.resourceType) && isStateful(module, resource);
  return {
    at: setting,
    subject: resource,
    message: `${resource.address} can never be replaced: every plan that would do it fails`,
    ...(softened ? { severity: "information" } : {}),
    fixes: [
      {
        title: "Remove prevent_destroy",
        safe: false,
        effect: "no change",
        edits: () => removeFromLifecycle(setting),
      },
    ],
  };
}

function isReplaceable(resourceType: string): boolean {
  return isCompute(resourceType) || TARGET_GROUP_TYPES.has(resourceType) || NODE_POOL_TYPES.has(resourceType);
}
