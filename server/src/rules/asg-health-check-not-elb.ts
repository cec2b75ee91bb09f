import { asString } from "../eval/value.ts";
import { GROUPS_BEHIND_BALANCERS, type GroupBehindBalancer } from "../knowledge/health-checks.ts";
import { attribute, blocksOfType, presence } from "../syntax/body.ts";
import { replace, setAttribute } from "../syntax/edits.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { resourcesUsing } from "../terraform/users-everywhere.ts";
import type { Finding, Related, TerraformRule } from "./rule.ts";
import { isWrittenHere, originsOf } from "./shared/origins.ts";

export const asgHealthCheckNotElb: TerraformRule = {
  id: "asg-health-check-not-elb",
  dialect: "terraform",
  category: "rollout",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The group does not hear that its load balancer found a machine ill",
    reason: "A machine that runs but answers no request is never replaced.",
    why: `An Auto Scaling group looks, unless it is told otherwise, only at whether a machine runs. The load balancer in
front of it sees much more: it asks the application. When it finds a machine ill it stops sending requests there, but the
group knows nothing of it, and the machine stands idle until somebody logs in to mend it. With
\`health_check_type = "ELB"\` the group takes the load balancer's word, and replaces the machine. A rolling replacement,
too, then waits for new machines that really answer.`,
    bad: `resource "aws_autoscaling_group" "web" {
  min_size          = 2
  max_size          = 4
  target_group_arns = [aws_lb_target_group.web.arn]

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}
`,
    good: `resource "aws_autoscaling_group" "web" {
  min_size          = 2
  max_size          = 4
  target_group_arns = [aws_lb_target_group.web.arn]
  health_check_type = "ELB"

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}
`,
    exceptions: [
      "No load balancer sends requests to the group, or whether one does is not known.",
      "The type of the check is not known.",
      "Groups behind VPC Lattice, which has a check of its own.",
    ],
    links: [
      {
        title: "Health checks for instances in an Auto Scaling group",
        url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html",
      },
      {
        title: "aws_autoscaling_group: health_check_type",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
      },
    ],
  },
  *check(module) {
    for (const group of module.resources(...Object.keys(GROUPS_BEHIND_BALANCERS))) {
      const facts = GROUPS_BEHIND_BALANCERS[group.resourceType];
      if (!facts || !looksAtMachineOnly(module, group, facts)) continue;
      const balancer = balancerOf(module, group, facts);
      if (balancer) yield finding(module, group, facts, balancer);
    }
  },
};

function looksAtMachineOnly(module: TerraformModule, group: Resource, facts: GroupBehindBalancer): boolean {
  const value = module.value(group.body, facts.typeAttribute);
  if (!value) return attribute(group.body, facts.typeAttribute) !== undefined || isAbsent(group, facts);
  const types = asString(value)?.split(",");
  return types?.every((type) => facts.machineOnly.has(type.trim().toUpperCase())) ?? false;
}

function isAbsent(group: Resource, facts: GroupBehindBalancer): boolean {
  return presence(group.body, facts.typeAttribute) === "absent";
}

/** What certainly sends requests to the group's machines. */
function balancerOf(
  module: TerraformModule,
  group: Resource,
  facts: GroupBehindBalancer,
): Related | undefined {
  for (const name of facts.targets) {
    const value = module.value(group.body, name);
    const written = attribute(group.body, name);
    if (written && value?.kind === "list" && value.items.length > 0)
      return { at: written, message: "Requests come from here" };
  }
  const [source] = blocksOfType(group.body, "traffic_source").filter((one) => {
    const type = module.value(one.body, "type");
    return !type || /^elb/.test(asString(type) ?? "");
  });
  if (source) {
    const at = { piece: source.piece, range: source.headerRange };
    return { at, message: "Requests come from here" };
  }
  const attachment = resourcesUsing(module, group.address).find(({ resource }) =>
    facts.attachments.has(resource.resourceType),
  );
  return (
    attachment && { at: attachment.resource.header, message: "This puts the group behind a load balancer" }
  );
}

function finding(
  module: TerraformModule,
  group: Resource,
  facts: GroupBehindBalancer,
  balancer: Related,
): Finding {
  const written = attribute(group.body, facts.typeAttribute);
  const value = module.value(group.body, facts.typeAttribute);
  const canFix = isWrittenHere(value) && facts.needs.every((name) => module.value(group.body, name));
  return {
    at: written ?? group.header,
    subject: group,
    message: `${group.address} keeps machines that its load balancer has found ill: it only asks whether they run`,
    related: [balancer, ...originsOf(value)],
    fixes: canFix
      ? [
          {
            title: "Replace machines that the load balancer finds ill",
            safe: false,
            effect: "in place",
            edits: () =>
              written
                ? [replace(written.expression, `"${facts.balancerType}"`)]
                : setAttribute(
                    group.block,
                    facts.typeAttribute,
                    `"${facts.balancerType}"`,
                    "target_group_arns",
                  ),
          },
        ]
      : [],
  };
}
