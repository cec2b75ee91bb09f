import { asString } from "../eval/value.ts";
import { attribute, presence } from "../syntax/body.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { referencesIn } from "../terraform/references.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { toLaunchTemplate } from "./shared/launch-template-conversion.ts";

export const launchConfigurationUsed: TerraformRule = {
  id: "launch-configuration-used",
  dialect: "terraform",
  category: "replacement",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Machines are made from a launch configuration",
    reason:
      "A launch configuration has no versions, so a rollout cannot be followed or taken back by number.",
    why: `A launch configuration cannot be changed and has no versions: each change makes another one under another name,
and the Auto Scaling group forgets the one before. AWS no longer adds features or new kinds of machines to it, and new
accounts cannot make any. A launch template has numbered versions. The group names one of them, a change of the number is
what starts an instance refresh, and the number before is the way back. Make an \`aws_launch_template\` with the same
values and let the group use it with \`version = aws_launch_template.<name>.latest_version\`. The fix is offered where
the template certainly makes the same machines: with disks, a public address or a spot price it is for a person to say
how the template names them.`,
    bad: `resource "aws_launch_configuration" "web" {
  name_prefix   = "web-"
  image_id      = var.ami_id
  instance_type = "t3.small"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "web" {
  launch_configuration = aws_launch_configuration.web.name
  min_size             = 2
  max_size             = 4
  vpc_zone_identifier  = var.subnet_ids
}
`,
    good: `resource "aws_launch_template" "web" {
  name_prefix   = "web-"
  image_id      = var.ami_id
  instance_type = "t3.small"

  lifecycle {
    create_before_destroy = true
  }

  monitoring {
    enabled = true
  }
}

resource "aws_autoscaling_group" "web" {
  min_size            = 2
  max_size            = 4
  vpc_zone_identifier = var.subnet_ids

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}
`,
    exceptions: [
      "A group that has a `launch_template` or a mixed instances policy.",
      "A group whose launch configuration is passed in and may be null.",
      "A group whose launch configuration is reported itself: it is then named there.",
    ],
    links: [
      {
        title: "Migrate your Auto Scaling groups to launch templates",
        url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/migrate-to-launch-templates.html",
      },
      {
        title: "aws_launch_template",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template",
      },
    ],
  },
  *check(module) {
    const groups = module.resources("aws_autoscaling_group").filter((group) => module.mayExist(group));
    for (const configuration of module.resources("aws_launch_configuration"))
      yield configurationFinding(module, configuration, groups);
    for (const group of groups) {
      const name = attribute(group.body, "launch_configuration");
      if (name && !hasTemplate(group) && namesForeignOne(module, name)) yield groupFinding(group, name);
    }
  },
};

function configurationFinding(
  module: TerraformModule,
  configuration: Resource,
  groups: readonly Resource[],
): Finding {
  const users = groups.filter((group) => {
    const name = attribute(group.body, "launch_configuration");
    return name && referencesIn(name.expression).has(configuration.address);
  });
  return {
    at: configuration.header,
    subject: configuration,
    message: `${configuration.address} has no versions: what it was before a change can be neither seen nor gone back to`,
    related: users
      .slice(0, 5)
      .map((group) => ({ at: group.header, message: "This group makes machines from it" })),
    fixes: () => {
      const edits = toLaunchTemplate(module, configuration);
      return edits ? [{ title: "Make a launch template of it", safe: false, effect: "in place", edits }] : [];
    },
  };
}

function groupFinding(group: Resource, name: Attribute): Finding {
  return {
    at: name,
    subject: group,
    message: `${group.address} makes its machines from a launch configuration, which has no versions`,
  };
}

function hasTemplate(group: Resource): boolean {
  return (
    presence(group.body, "launch_template") !== "absent" ||
    presence(group.body, "mixed_instances_policy") !== "absent"
  );
}

/** True when it certainly names a launch configuration, one that this module does not make. */
function namesForeignOne(module: TerraformModule, name: Attribute): boolean {
  const { expression } = name;
  const references = [...referencesIn(expression)];
  if (references.some((one) => one.startsWith(OWN))) return false;
  if (references.some((one) => one.startsWith(LOOKED_UP))) return true;
  if ((asString(module.evaluate(expression)) ?? "") !== "") return true;
  return expression.kind === "template" && expression.parts.some((part) => part.kind === "text");
}

const OWN = "aws_launch_configuration.";
const LOOKED_UP = "data.aws_launch_configuration.";
