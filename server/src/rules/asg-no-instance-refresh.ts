import { asBoolean, asString } from "../eval/value.ts";
import { namesOf } from "../knowledge/stateful.ts";
import { attribute, block, blocksAt, blocksOfType, presence } from "../syntax/body.ts";
import { addBlock } from "../syntax/edits.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { nameThatFollowsTemplate } from "./shared/template-name.ts";

export const asgNoInstanceRefresh: TerraformRule = {
  id: "asg-no-instance-refresh",
  dialect: "terraform",
  category: "rollout",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A new launch template version replaces no machine",
    reason: "Running machines stay as they were until somebody replaces them by hand.",
    why: `An Auto Scaling group that gets a new version of its launch template uses it for the next machine it starts,
and leaves the running ones alone. The apply succeeds and nothing was rolled out: old and new machines stand side by
side, for weeks perhaps. With an \`instance_refresh\` block the apply starts a rolling replacement, a few machines at a
time, each one healthy before the next goes. \`auto_rollback\` is not part of the fix on purpose: Terraform sets the new
version on the group before it starts the refresh, so the rollback would go to that same version.`,
    bad: `resource "aws_autoscaling_group" "web" {
  min_size = 2
  max_size = 4

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}
`,
    good: `resource "aws_autoscaling_group" "web" {
  min_size = 2
  max_size = 4

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 90
    }
  }
}
`,
    exceptions: [
      "The group's name holds the version or id of its launch template and the group is created before the old one is destroyed: a new version then makes a new group.",
      "An ECS capacity provider drains the group's machines (`managed_draining`), or the group has its `AmazonECSManaged` tag.",
      "Kubernetes, EKS or Karpenter moves the work away from the group's machines: by the group's name or its tags.",
      "A CodeDeploy deployment group copies the group at each deployment.",
      "The group uses a launch configuration: launch-configuration-used speaks of that.",
      "A dynamic block may make the `instance_refresh`.",
    ],
    links: [
      {
        title: "aws_autoscaling_group: instance_refresh",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
      },
      {
        title: "Use an instance refresh to update instances in an Auto Scaling group",
        url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html",
      },
    ],
  },
  *check(module) {
    for (const group of module.resources("aws_autoscaling_group")) {
      const template = templateBlock(group);
      if (!template || presence(group.body, "instance_refresh") !== "absent") continue;
      if (isReplacedAsAWhole(module, group) || isRolledByOthers(module, group)) continue;
      yield finding(group);
    }
  },
};

function finding(group: Resource): Finding {
  return {
    at: group.header,
    subject: group,
    message: `A new launch template version replaces none of the machines ${group.address} runs`,
    fixes: [
      {
        title: "Replace machines a few at a time when the template changes",
        safe: false,
        effect: "in place",
        edits: () => [addBlock(group.block, REFRESH)],
      },
    ],
  };
}

function templateBlock(group: Resource): unknown {
  return (
    block(group.body, "launch_template") ??
    blocksAt(group.body, ["mixed_instances_policy", "launch_template"])[0]
  );
}

/** Its name changes with the template, and the new group comes before the old one goes (blue/green). */
function isReplacedAsAWhole(module: TerraformModule, group: Resource): boolean {
  const comesFirst = blocksOfType(group.body, "lifecycle").some((lifecycle) => {
    const setting = module.value(lifecycle.body, "create_before_destroy");
    return setting !== undefined && asBoolean(setting) !== false;
  });
  return comesFirst && nameThatFollowsTemplate(module, group) !== undefined;
}

function isRolledByOthers(module: TerraformModule, group: Resource): boolean {
  if (namesOf(module, group).some((name) => KUBERNETES.test(name))) return true;
  if (tagKeys(module, group).some((key) => MANAGED_TAG.test(key))) return true;
  return module.usersOf(group.address).some((user) => {
    const type = (user as Resource).resourceType;
    if (type === "aws_codedeploy_deployment_group") return true;
    return type === "aws_ecs_capacity_provider" && drains(module, user as Resource);
  });
}

/** Draining is on where it is not switched off. */
function drains(module: TerraformModule, provider: Resource): boolean {
  return blocksOfType(provider.body, "auto_scaling_group_provider").some((one) => {
    const setting = module.value(one.body, "managed_draining");
    return !setting || asString(setting) !== "DISABLED";
  });
}

function tagKeys(module: TerraformModule, group: Resource): string[] {
  return blocksOfType(group.body, "tag").flatMap((tag) => {
    const written = attribute(tag.body, "key");
    if (!written) return [];
    const { expression } = written;
    // Of `"kubernetes.io/cluster/${var.name}"` the known beginning says enough.
    const first = expression.kind === "template" ? expression.parts[0] : undefined;
    const text = first?.kind === "text" ? first.text : asString(module.evaluate(expression));
    return text === undefined ? [] : [text];
  });
}

const REFRESH = [
  "instance_refresh {",
  '  strategy = "Rolling"',
  "",
  "  preferences {",
  "    min_healthy_percentage = 90",
  "  }",
  "}",
];
const KUBERNETES = /(?:^|[^a-z])(?:eks|k8s|kubernetes|karpenter|kops)(?:[^a-z]|$)/i;
const MANAGED_TAG =
  /^(?:AmazonECSManaged$|kubernetes\.io\/|k8s\.io\/|eks:|karpenter\.sh\/|KubernetesCluster$)/;
