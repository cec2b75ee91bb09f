import { asBoolean } from "../eval/value.ts";
import { attribute, block } from "../syntax/body.ts";
import { remove } from "../syntax/edits.ts";
import type { Attribute, Block } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Provisioner } from "../terraform/provisioners.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { fixableProvisioners } from "./shared/provisioner-fixes.ts";

export const destroyProvisioner: TerraformRule = {
  id: "destroy-provisioner",
  dialect: "terraform",
  category: "provisioning",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A provisioner runs at the end of a machine, or its failure is passed over",
    reason: "It does not run when the machine goes any other way, so nothing may depend on it.",
    why: `A provisioner with \`when = destroy\` runs only when Terraform itself destroys the resource and still finds the
block in the code. A machine that a group replaces, that a cloud takes back or whose resource is deleted from the code
ends without it, and with \`create_before_destroy\` it never runs at all. Where machines are replaced often, what must
happen at their end has to be started by the platform: a lifecycle hook of the group, a function on its events, a
service that leaves the cluster when it is stopped.

\`on_failure = continue\` lets an apply succeed although a step failed: the machine counts as ready and is not.`,
    bad: `resource "aws_instance" "worker" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  provisioner "local-exec" {
    when    = destroy
    command = "./drain.sh"
  }
}
`,
    good: `resource "aws_instance" "worker" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}
`,
    exceptions: [
      "`on_failure = continue` of a provisioner that is reported for `when = destroy` is not reported again.",
      "`on_failure = fail`, which is the default.",
    ],
    links: [
      {
        title: "Terraform: provisioners",
        url: "https://developer.hashicorp.com/terraform/language/provisioners",
      },
      {
        title: "OpenTofu: destroy-time provisioners",
        url: "https://opentofu.org/docs/language/resources/provisioners/syntax/",
      },
      {
        title: "Amazon EC2 Auto Scaling lifecycle hooks",
        url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html",
      },
    ],
  },
  *check(module) {
    for (const { provisioner, fixes } of fixableProvisioners(module)) {
      if (provisioner.when === "destroy") yield checkDestroy(module, provisioner, fixes);
      else if (provisioner.continuesOnFailure) yield* checkFailure(provisioner);
    }
  },
};

function checkDestroy(
  module: TerraformModule,
  provisioner: Provisioner,
  fixes: () => readonly Fix[],
): Finding {
  const { owner, header } = provisioner;
  const blocking = createsFirst(module, owner);
  if (!blocking)
    return {
      at: header,
      subject: owner,
      message: `What ${owner.address} runs at its end is left out whenever something other than Terraform ends it`,
      fixes,
    };
  return {
    at: header,
    subject: owner,
    severity: "error",
    message: `This provisioner of ${owner.address} never runs, because its successor is created first`,
    related: [{ at: blocking, message: "This setting keeps it from running" }],
    fixes,
  };
}

function createsFirst(module: TerraformModule, owner: Resource): Attribute | undefined {
  const lifecycle = block(owner.body, "lifecycle");
  const setting = lifecycle && attribute(lifecycle.body, "create_before_destroy");
  return setting && asBoolean(module.evaluate(setting.expression)) === true ? setting : undefined;
}

function* checkFailure(provisioner: Provisioner): Generator<Finding> {
  const setting = attribute(provisioner.body, "on_failure");
  if (!setting) return;
  yield {
    at: setting,
    subject: provisioner.owner,
    message: `${provisioner.owner.address} counts as ready even when its \`${provisioner.type}\` provisioner failed`,
    fixes: [
      {
        title: "Let a failure stop the apply",
        safe: false,
        effect: "no change",
        edits: () => remove(setting, holderOf(provisioner.block, setting).body),
      },
    ],
  };
}

/** The block the attribute is written in: the provisioner, or its escape block. */
function holderOf(provisioner: Block, setting: Attribute): Block {
  return provisioner.body.blocks.find((one) => one.body.attributes.includes(setting)) ?? provisioner;
}
