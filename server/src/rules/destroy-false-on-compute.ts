import { asBoolean } from "../eval/value.ts";
import { isCompute } from "../knowledge/compute.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Resource } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { removeFromLifecycle } from "./shared/lifecycle-edits.ts";

export const destroyFalseOnCompute: TerraformRule = {
  id: "destroy-false-on-compute",
  dialect: "terraform",
  category: "replacement",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A replaced machine is forgotten and keeps running",
    reason: "The old machine is only forgotten: it keeps running, with the old image and out of sight.",
    why: `\`destroy = false\` in a \`lifecycle\` block tells Terraform and OpenTofu to forget a resource instead of
destroying it. On a machine, a template or a group that means: each replacement leaves the old one behind. It still
serves, still costs, is never patched again, and no plan will ever show it. Forget what holds data and must outlive the
code; let machines be destroyed when their successor is there.`,
    bad: `resource "aws_instance" "web" {
  ami           = var.ami_id
  instance_type = "t3.small"

  lifecycle {
    destroy = false
  }
}
`,
    good: `resource "aws_instance" "web" {
  ami           = var.ami_id
  instance_type = "t3.small"
}
`,
    exceptions: [
      "The value is not known.",
      "Databases, disks, buckets and whatever else is not a machine, a template or a group.",
      "`removed` blocks: they say once that something leaves the code, not that each replacement leaves a machine behind.",
    ],
    links: [
      {
        title: "OpenTofu: the lifecycle meta-argument",
        url: "https://opentofu.org/docs/language/meta-arguments/lifecycle/",
      },
      {
        title: "Terraform: the lifecycle meta-argument",
        url: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
      },
    ],
  },
  *check(module) {
    for (const resource of module.resources()) {
      if (!isCompute(resource.resourceType)) continue;
      for (const lifecycle of blocksOfType(resource.body, "lifecycle")) {
        const setting = attribute(lifecycle.body, "destroy");
        if (setting && asBoolean(module.evaluate(setting.expression)) === false)
          yield finding(resource, setting);
      }
    }
  },
};

function finding(resource: Resource, setting: Attribute): Finding {
  return {
    at: setting,
    subject: resource,
    message: `A replacement of ${resource.address} leaves the old one behind, running and no longer in the state`,
    fixes: [
      {
        title: "Let it be destroyed",
        safe: false,
        effect: "no change",
        edits: () => removeFromLifecycle(setting),
      },
    ],
  };
}
