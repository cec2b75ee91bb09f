import { GROUP_OF_MACHINE, type MachineGroup } from "../knowledge/compute.ts";
import { hasRoleOfItsOwn } from "../knowledge/roles.ts";
import { isStateful } from "../knowledge/stateful.ts";
import { walk } from "../syntax/body.ts";
import type { Resource } from "../terraform/module.ts";
import { isTrial, roleOf } from "../terraform/root-module.ts";
import type { TerraformRule } from "./rule.ts";

export const standaloneInstance: TerraformRule = {
  id: "standalone-instance",
  dialect: "terraform",
  category: "replacement",
  severity: "warning",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "A machine that no group replaces",
    reason: "Nobody notices when it fails, and each change of it is a gap or a change in place.",
    why: `A machine that stands alone is replaced by destroying it first, so each new image is an interruption, and the
way around the interruption is changing the machine where it runs. When it fails, nothing makes a new one. A group
(an Auto Scaling group, a scale set, a managed instance group), even one of size 1, makes machines from a template: it
starts the new one, waits until it is healthy, and only then takes the old one away, at a change as at a failure.

What to do, since no edit of one block can do it:

1. Find out what the machine keeps. Data goes to a managed service, or to a volume that the next machine attaches; an
   address that others know goes to a load balancer or a DNS name in front of the group.
2. Have everything that makes the machine what it is in its image, and only what differs by place in \`user_data\`.
3. Write the template (\`aws_launch_template\`, \`google_compute_region_instance_template\`; a scale set has it inside)
   with the machine's image, size, network and role.
4. Write a group of size 1 that runs it, in the same subnets, with a health check that asks the application, and with
   what replaces machines at a change (\`instance_refresh\`, \`update_policy\`, \`upgrade_mode\`).
5. Apply, see that the group's machine serves, send the traffic there, and only then delete the block of the machine.`,
    bad: `resource "aws_instance" "web" {
  ami           = var.ami_id
  instance_type = "t3.small"
  subnet_id     = "subnet-1"
}
`,
    good: `resource "aws_launch_template" "web" {
  image_id      = var.ami_id
  instance_type = "t3.small"
}

resource "aws_autoscaling_group" "web" {
  min_size            = 1
  max_size            = 2
  vpc_zone_identifier = ["subnet-1"]

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }
}
`,
    exceptions: [
      "A machine that keeps data of its own: a volume is attached to it, or it has a database's name.",
      "A machine that by its name or tags is a bastion, NAT, VPN, DNS, builder, runner or test machine.",
      "Folders that show or try out something (`examples/`, `test/`, ...).",
      "A module that takes everything about the machine from its variables.",
      "Providers without groups that replace machines.",
    ],
    links: [
      {
        title: "Amazon EC2 Auto Scaling groups",
        url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-groups.html",
      },
      {
        title: "Google Cloud: instance groups",
        url: "https://cloud.google.com/compute/docs/instance-groups",
      },
      {
        title: "Azure Virtual Machine Scale Sets",
        url: "https://learn.microsoft.com/en-us/azure/virtual-machine-scale-sets/overview",
      },
    ],
  },
  *check(module) {
    if (isTrial(module)) return;
    for (const machine of module.resources(...Object.keys(GROUP_OF_MACHINE))) {
      const group = GROUP_OF_MACHINE[machine.resourceType];
      if (group === undefined || hasRoleOfItsOwn(module, machine) || isStateful(module, machine)) continue;
      if (roleOf(module) !== "root" && isPassedThrough(machine)) continue;
      yield {
        at: machine.header,
        subject: machine,
        message: `${machine.address} stands alone: nothing replaces it when it changes or fails; ${adviceFor(group)}`,
      };
    }
  },
};

function adviceFor({ group, template }: MachineGroup): string {
  const making = template === undefined ? "write it as" : `describe it in ${template} and have it run by`;
  return `${making} ${group}, of size 1 if need be`;
}

/** A module that makes one machine out of what its callers pass; whether it stands alone is theirs to say. */
function isPassedThrough({ body }: Resource): boolean {
  const own = body.attributes.filter((one) => !OTHERS.test(one.name));
  return (
    own.length >= 3 &&
    own.every((one) =>
      [...walk(one.expression)].some((part) => part.kind === "traversal" && PASSED_ROOTS.has(part.root)),
    )
  );
}

/** What says nothing of the machine itself, and what such a module makes beside it: its network interface, its disks. */
const OTHERS = /^(?:count|for_each|provider|depends_on|network_interface_ids?|availability_set_id)$/;
const PASSED_ROOTS: ReadonlySet<string> = new Set(["var", "local", "each"]);
