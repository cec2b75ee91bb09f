import type { AttributeChange } from "../../../protocol/src/plan-view.ts";
import { isLabel } from "../knowledge/resource-roles.ts";
import { matchesAny, patternsOption } from "./options.ts";
import type { PlanRule } from "./rule.ts";
import { attributesOf, groupFinding, planGroups } from "./shared/plan-groups.ts";

const HARMLESS = patternsOption({
  name: "harmless_attributes",
  description:
    "Attributes whose change counts as harmless, beside tags, labels and descriptions, as the plan names them; `*` stands for anything.",
  example: '["monitoring", "metadata_options*"]',
});

export const inPlaceUpdateOfMachine: PlanRule = {
  id: "in-place-update-of-machine",
  dialect: "plan",
  category: "replacement",
  severity: "error",
  since: "0.1.0",
  fix: "none",
  options: [HARMLESS],
  docs: {
    title: "The plan changes a running machine in place",
    reason: "After it, the machine is no longer what its image and its first start made of it.",
    why: `An update in place changes a machine that runs: it is stopped and started, or gets a script that it never runs, or
settings that its neighbours do not have. What comes out was never tested, and nobody can make it a second time. A
machine that is to be different is baked or described anew, and replaced.`,
    bad: `{
  "format_version": "1.2",
  "resource_changes": [
    {
      "address": "aws_instance.web",
      "type": "aws_instance",
      "change": {
        "actions": ["update"],
        "before": { "ami": "ami-1", "instance_type": "t3.small" },
        "after": { "ami": "ami-1", "instance_type": "t3.large" }
      }
    }
  ]
}
`,
    good: `{
  "format_version": "1.2",
  "resource_changes": [
    {
      "address": "aws_instance.web",
      "type": "aws_instance",
      "change": {
        "actions": ["create", "delete"],
        "before": { "ami": "ami-1", "instance_type": "t3.small" },
        "after": { "ami": "ami-2", "instance_type": "t3.large" },
        "replace_paths": [["ami"]]
      }
    }
  ]
}
`,
    exceptions: [
      "Only tags, labels or descriptions change, or attributes named in the option.",
      "The machine belongs to a group, which the plan changes instead: groups replace machines by themselves.",
    ],
    links: [
      {
        title: "Terraform: JSON output format, change representation",
        url: "https://developer.hashicorp.com/terraform/internals/json-format#change-representation",
      },
    ],
  },
  *check({ view }, options) {
    const harmless = options.of(HARMLESS);
    for (const group of planGroups(view, ["update"])) {
      if (group.role !== "machine") continue;
      const attributes = attributesOf(view, group).filter(
        ({ path }) => !isLabel(path) && !matchesAny(harmless, path),
      );
      if (attributes.length === 0) continue;
      yield groupFinding(view, group, `${group.title} would be changed while running: ${named(attributes)}`);
    }
  },
};

function named(attributes: readonly AttributeChange[]): string {
  const names = attributes.map(({ path }) => path);
  return names.length > 5 ? `${names.slice(0, 4).join(", ")} and ${names.length - 4} more` : names.join(", ");
}
