import { type ChangeGroup, KINDS_OF_WHAT_EXISTS, type PlanView } from "../../../protocol/src/plan-view.ts";
import type { PlanRule } from "./rule.ts";
import { groupFinding, planGroups } from "./shared/plan-groups.ts";

export const unrelatedChanges: PlanRule = {
  id: "unrelated-changes",
  dialect: "plan",
  category: "rollout",
  severity: "information",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "A rollout takes other changes along",
    reason: "What has nothing to do with the new image is harder to see, and cannot be rolled back with it.",
    why: `A plan that puts a new image into service is best nothing but that: then it is read in a minute, and rolling it back is
putting the old image back. What else has gathered since the last apply (a policy, a firewall, a queue) rides along
unseen and stays when the image goes back. Apply it by itself first.`,
    bad: `{
  "format_version": "1.2",
  "resource_changes": [
    {
      "address": "aws_instance.web",
      "type": "aws_instance",
      "change": { "actions": ["create", "delete"], "before": { "ami": "ami-1" }, "after": { "ami": "ami-2" } }
    },
    {
      "address": "aws_s3_bucket_policy.logs",
      "type": "aws_s3_bucket_policy",
      "change": { "actions": ["update"], "before": { "policy": "[]" }, "after": { "policy": "{}" } }
    }
  ],
  "configuration": {
    "root_module": {
      "resources": [
        { "address": "aws_instance.web", "expressions": { "ami": { "constant_value": "ami-2" } } },
        { "address": "aws_s3_bucket_policy.logs", "expressions": { "policy": { "constant_value": "{}" } } }
      ]
    }
  }
}
`,
    good: `{
  "format_version": "1.2",
  "resource_changes": [
    {
      "address": "aws_instance.web",
      "type": "aws_instance",
      "change": { "actions": ["create", "delete"], "before": { "ami": "ami-1" }, "after": { "ami": "ami-2" } }
    },
    {
      "address": "aws_route53_record.web",
      "type": "aws_route53_record",
      "change": { "actions": ["update"], "before": { "records": ["10.0.0.1"] }, "after": { "records": ["10.0.0.2"] } }
    }
  ],
  "configuration": {
    "root_module": {
      "resources": [
        { "address": "aws_instance.web", "expressions": { "ami": { "constant_value": "ami-2" } } },
        {
          "address": "aws_route53_record.web",
          "expressions": { "records": { "references": ["aws_instance.web.private_ip", "aws_instance.web"] } }
        }
      ]
    }
  }
}
`,
    exceptions: [
      "No machine is replaced: then there is no rollout.",
      "It refers to something of the rollout, or the other way round, directly or through others that change.",
      "It is created anew, read, moved or imported: nothing that exists is changed by that.",
      "It refers to a local, or the plan has no configuration: then what it has to do with is not known.",
    ],
    links: [
      {
        title: "Terraform: JSON output format, change representation",
        url: "https://developer.hashicorp.com/terraform/internals/json-format#change-representation",
      },
    ],
  },
  *check({ view, relations }) {
    const rollout = rolledOut(view);
    const [first] = rollout;
    if (!first) return;
    const related = relations.related(
      rollout.map(({ block }) => block),
      view.groups.map(({ block }) => block),
    );
    for (const group of planGroups(view, KINDS_OF_WHAT_EXISTS))
      if (!related.has(group.block))
        yield groupFinding(
          view,
          group,
          `${group.title} would be changed together with the rollout of ${first.title}, with which it has nothing to do`,
        );
  },
};

/** What brings new machines: machines that are replaced, their templates, groups that roll by themselves. */
function rolledOut(view: PlanView): ChangeGroup[] {
  const rolling = new Set(view.verdict.rolling.map(({ change }) => change));
  const isReplacing = (group: ChangeGroup): boolean => group.kind.startsWith("replace");
  return view.groups.filter(
    (group) =>
      rolling.has(group.id) ||
      (group.role === "machine" && isReplacing(group)) ||
      (group.role === "machine-template" && (isReplacing(group) || group.kind === "update")),
  );
}
