import { asBoolean, asList, asString } from "../eval/value.ts";
import { REPLACING_PROCESSES } from "../knowledge/auto-scaling.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import { remove, replace, type SpanEdit } from "../syntax/edits.ts";
import { removeItems } from "../syntax/list-edits.ts";
import type { Attribute, Expression } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { isWrittenHere, originsOf } from "./shared/origins.ts";

export const replacementSuspended: TerraformRule = {
  id: "replacement-suspended",
  dialect: "terraform",
  category: "rollout",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The group may not replace its machines",
    reason: "Machines that fail or are out of date stay, and somebody has to deal with each by hand.",
    why: `An Auto Scaling group replaces machines by checking them, ending those that fail and starting new ones. A process
that is suspended in the code stays suspended: what was meant for an hour of looking for a fault becomes how the group
is. Protection from scale-in does the same for each machine, and an instance refresh waits at protected machines until it
gives up. Suspend a process by hand for as long as it takes, and leave the group whole in the code.`,
    bad: `resource "aws_autoscaling_group" "web" {
  min_size            = 2
  max_size            = 4
  suspended_processes = ["ReplaceUnhealthy", "AZRebalance"]
}
`,
    good: `resource "aws_autoscaling_group" "web" {
  min_size            = 2
  max_size            = 4
  suspended_processes = ["AZRebalance"]
}
`,
    exceptions: [
      "Processes that replace nothing, such as `AZRebalance` and `ScheduledActions`.",
      "An ECS capacity provider manages the protection (`managed_termination_protection`), which needs it switched on.",
      "The value is not known.",
    ],
    links: [
      {
        title: "Suspend and resume Amazon EC2 Auto Scaling processes",
        url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html",
      },
      {
        title: "Use instance scale-in protection",
        url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-protection.html",
      },
    ],
  },
  *check(module) {
    for (const group of module.resources("aws_autoscaling_group")) {
      const list = attribute(group.body, "suspended_processes");
      if (list) yield* checkProcesses(module, group, list);
      const setting = attribute(group.body, "protect_from_scale_in");
      if (setting && asBoolean(module.evaluate(setting.expression)) === true && !isManaged(module, group))
        yield protectionFinding(module, group, setting);
    }
  },
};

function* checkProcesses(module: TerraformModule, group: Resource, list: Attribute): Generator<Finding> {
  const value = module.evaluate(list.expression);
  const names = (asList(value) ?? []).map((item) => asString(item) ?? "");
  for (const [index, name] of names.entries()) {
    if (!REPLACING_PROCESSES.has(name) || names.indexOf(name) !== index) continue;
    const item = list.expression.kind === "tuple" ? list.expression.items[index] : undefined;
    const isWritten = item && isWrittenHere(module.evaluate(item));
    yield {
      at: item ?? list,
      subject: group,
      message: `${group.address} may not replace its machines: ${name} is suspended`,
      related: originsOf(value),
      fixes: isWritten
        ? [
            {
              title: `Do not suspend ${name}`,
              safe: false,
              effect: "in place",
              edits: () => withoutItem(group, list, item),
            },
          ]
        : [],
    };
  }
}

function withoutItem(group: Resource, list: Attribute, item: Expression): SpanEdit[] {
  const { expression } = list;
  if (expression.kind !== "tuple" || expression.items.length < 2) return remove(list, group.body);
  return removeItems(expression, [item]);
}

function protectionFinding(module: TerraformModule, group: Resource, setting: Attribute): Finding {
  const value = module.evaluate(setting.expression);
  return {
    at: setting,
    subject: group,
    message: `${group.address} protects each of its machines from being taken away, so a refresh cannot replace them`,
    related: originsOf(value),
    fixes: isWrittenHere(value)
      ? [
          {
            title: "Do not protect new machines",
            safe: false,
            effect: "in place",
            edits: () => [replace(setting.expression, "false")],
          },
        ]
      : [],
  };
}

/** A capacity provider may manage the protection where what it says is not known. */
function isManaged(module: TerraformModule, group: Resource): boolean {
  return module.usersOf(group.address).some(
    (user) =>
      (user as Resource).resourceType === "aws_ecs_capacity_provider" &&
      blocksOfType(user.body, "auto_scaling_group_provider").some((one) => {
        const protection = module.value(one.body, "managed_termination_protection");
        return protection !== undefined && asString(protection) !== "DISABLED";
      }),
  );
}
