import { isCompute, NODE_POOL_TYPES } from "../knowledge/compute.ts";
import { imagePathsOf } from "../knowledge/image-attributes.ts";
import { holdsSecret } from "../knowledge/secrets.ts";
import type { Attribute } from "../syntax/nodes.ts";
import { type IgnoredChange, ignoreChangesAttributes, ignoredEntries } from "../terraform/lifecycle.ts";
import type { Resource } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { withoutIgnored } from "./shared/lifecycle-edits.ts";

export const ignoreChangesAll: TerraformRule = {
  id: "ignore-changes-all",
  dialect: "terraform",
  category: "drift",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Every change is ignored",
    reason: "The code describes how it once was made; what runs may be anything by now.",
    why: `\`ignore_changes = all\` makes Terraform create a resource and never look at it again. Neither a new image nor a
change made by hand shows in a plan, so nothing is ever replaced and nobody sees how far reality has moved away from the
code. Name the few attributes that something else really sets (\`desired_capacity\`, tags of a scanner) and let
everything else be what the code says.`,
    bad: `resource "aws_instance" "web" {
  ami           = var.ami_id
  instance_type = "t3.small"

  lifecycle {
    ignore_changes = all
  }
}
`,
    good: `resource "aws_instance" "web" {
  ami           = var.ami_id
  instance_type = "t3.small"
}
`,
    exceptions: [
      "What holds a secret value (a secret's version, a password, a parameter): there somebody else sets the value, and the code should not know it.",
      "A hint only on what is neither a machine nor a group, a template or a workload.",
      "Lists of single attributes: ignore-changes-image speaks of those that cover the image.",
    ],
    links: [
      {
        title: "Terraform: the lifecycle meta-argument",
        url: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
      },
    ],
  },
  *check(module) {
    for (const resource of module.resources()) {
      if (holdsSecret(resource.resourceType)) continue;
      for (const list of ignoreChangesAttributes(resource.body)) {
        const entry = ignoredEntries(list).find((one) => one.path === "all");
        if (entry) yield finding(resource, list, entry);
      }
    }
  },
};

function finding(resource: Resource, list: Attribute, entry: IgnoredChange): Finding {
  return {
    at: list,
    subject: resource,
    message: `No change of the code ever reaches ${resource.address}, and no change made by hand is seen`,
    ...(runsSomething(resource.resourceType) ? {} : { severity: "hint" }),
    fixes: [
      {
        title: "Ignore no changes",
        safe: false,
        effect: "replaces",
        edits: () => withoutIgnored(list, entry),
      },
    ],
  };
}

function runsSomething(resourceType: string): boolean {
  return (
    isCompute(resourceType) || NODE_POOL_TYPES.has(resourceType) || imagePathsOf(resourceType).length > 0
  );
}
