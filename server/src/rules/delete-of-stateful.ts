import { isStatefulRole } from "../knowledge/resource-roles.ts";
import type { PlanRule } from "./rule.ts";
import { becauseOf, groupFinding, planGroups } from "./shared/plan-groups.ts";

export const deleteOfStateful: PlanRule = {
  id: "delete-of-stateful",
  dialect: "plan",
  category: "state",
  severity: "error",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "The plan deletes what holds data",
    reason: "The data goes with it, and no code brings it back.",
    why: `A database, disk, bucket, file system or key that is deleted takes its data along, and so does one that is replaced: the
new one begins empty. This is seldom what somebody wanted who changed a name or an engine. Where it is wanted, make a
backup, say so in the pull request and delete in a plan of its own.`,
    bad: `{
  "format_version": "1.2",
  "resource_changes": [
    {
      "address": "aws_db_instance.main",
      "type": "aws_db_instance",
      "change": { "actions": ["delete", "create"], "before": { "engine": "mysql" }, "after": { "engine": "postgres" } }
    }
  ]
}
`,
    good: `{
  "format_version": "1.2",
  "resource_changes": [
    {
      "address": "aws_db_instance.main",
      "type": "aws_db_instance",
      "change": { "actions": ["update"], "before": { "engine_version": "16.1" }, "after": { "engine_version": "16.2" } }
    }
  ]
}
`,
    exceptions: [
      "The resource is only forgotten (`removed` with `destroy = false`): it goes on existing.",
      "The type is none that is known to hold data.",
    ],
    links: [
      {
        title: "Terraform: JSON output format, change representation",
        url: "https://developer.hashicorp.com/terraform/internals/json-format#change-representation",
      },
      {
        title: "Terraform: the lifecycle meta-argument, prevent_destroy",
        url: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy",
      },
    ],
  },
  *check({ view }) {
    for (const group of planGroups(view, ["delete", "replace-destroy-first", "replace-create-first"])) {
      if (!isStatefulRole(group.role)) continue;
      const what = group.kind === "delete" ? "deleted" : "replaced by an empty one";
      yield groupFinding(
        view,
        group,
        `${group.title} holds data and would be ${what}${becauseOf(view, group)}`,
      );
    }
  },
};
