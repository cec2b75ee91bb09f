import { isServingRole } from "../knowledge/resource-roles.ts";
import type { PlanRule } from "./rule.ts";
import { becauseOf, groupFinding, planGroups } from "./shared/plan-groups.ts";

export const destroyBeforeCreateOfServing: PlanRule = {
  id: "destroy-before-create-of-serving",
  dialect: "plan",
  category: "rollout",
  severity: "warning",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "The plan destroys what serves before its replacement is there",
    reason: "Until the new one is made, has started and is well, nothing serves in its place.",
    why: `Terraform replaces by destroying first, unless the resource says \`create_before_destroy = true\`. For a machine, a
group, a target group or a record that serves requests this is an outage as long as making the new one takes, and if
that fails there is nothing left to go back to. Let the new one come first; then a failed replacement changes nothing.`,
    bad: `{
  "format_version": "1.2",
  "resource_changes": [
    {
      "address": "aws_instance.web",
      "type": "aws_instance",
      "change": { "actions": ["delete", "create"], "before": { "ami": "ami-1" }, "after": { "ami": "ami-2" } }
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
      "change": { "actions": ["create", "delete"], "before": { "ami": "ami-1" }, "after": { "ami": "ami-2" } }
    }
  ]
}
`,
    exceptions: [
      "What is replaced serves nobody: templates, permissions, disks (for those see delete-of-stateful).",
      "It is deleted and not replaced.",
    ],
    links: [
      {
        title: "Terraform: JSON output format, change representation",
        url: "https://developer.hashicorp.com/terraform/internals/json-format#change-representation",
      },
      {
        title: "Terraform: the lifecycle meta-argument, create_before_destroy",
        url: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy",
      },
    ],
  },
  *check({ view }) {
    for (const group of planGroups(view, ["replace-destroy-first"])) {
      if (!isServingRole(group.role)) continue;
      yield groupFinding(
        view,
        group,
        `${group.title} would be destroyed before the new one is there${becauseOf(view, group)}; create_before_destroy makes the new one first`,
      );
    }
  },
};
