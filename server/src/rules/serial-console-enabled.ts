import { asBoolean } from "../eval/value.ts";
import {
  GOOGLE_MACHINES,
  isOn,
  type MetadataEntry,
  metadataEntry,
  projectMetadata,
} from "../knowledge/instance-metadata.ts";
import { attribute, block, presence } from "../syntax/body.ts";
import { replace, setAttribute } from "../syntax/edits.ts";
import type { Body } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Effect, Finding, TerraformRule } from "./rule.ts";

export const serialConsoleEnabled: TerraformRule = {
  id: "serial-console-enabled",
  dialect: "terraform",
  category: "access",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The serial console is switched on",
    reason: "A console that takes input is a way in past every firewall, to change the machine by hand.",
    why: `The interactive serial console reaches a machine through the provider's network: no security group, no
firewall and no missing public address stands in its way. It is made for repairing a machine that no longer answers,
and a machine that is replaced rather than repaired needs none. What somebody repairs there is in no image and is gone
with the next machine. Leave it off. What a machine writes to its serial port can still be read, which is what is needed
to learn why it failed; then mend the image and replace the machine.`,
    bad: `resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-small"

  metadata = {
    block-project-ssh-keys = "TRUE"
    serial-port-enable     = "TRUE"
  }
}
`,
    good: `resource "google_compute_instance" "web" {
  name         = "web"
  machine_type = "e2-small"

  metadata = {
    block-project-ssh-keys = "TRUE"
    serial-port-enable     = "FALSE"
  }
}
`,
    exceptions: [
      "The value is false, `0` or anything else the provider takes for off, or cannot be known from the configuration.",
      "AWS: `aws_ec2_serial_console_access` is there and `enabled` is false. Without `enabled` it is on, and is reported.",
    ],
    links: [
      {
        title: "Google: Troubleshooting using the serial console",
        url: "https://cloud.google.com/compute/docs/troubleshooting/troubleshooting-using-serial-console",
      },
      {
        title: "AWS: EC2 Serial Console",
        url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-serial-console.html",
      },
      {
        title: "aws_ec2_serial_console_access",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_serial_console_access",
      },
    ],
  },
  *check(module) {
    for (const machine of module.resources(...GOOGLE_MACHINES.keys())) {
      const effect = GOOGLE_MACHINES.get(machine.resourceType) ?? "in place";
      yield* whenOn(machine, metadataEntry(module, machine.body, KEY), effect);
    }
    for (const { owner, entry } of projectMetadata(module, KEY)) yield* whenOn(owner, entry, "in place");
    for (const machine of module.resources("yandex_compute_instance", "yandex_compute_instance_group"))
      yield* whenOn(machine, metadataEntry(module, yandexBody(machine), KEY), "in place");
    for (const access of module.resources("aws_ec2_serial_console_access"))
      if (isOnForAccount(module, access)) yield accountFinding(access);
  },
};

function* whenOn(owner: Resource, entry: MetadataEntry, effect: Effect): Generator<Finding> {
  if (entry.state !== "set" || !isOn(entry.value)) return;
  const { at, expression } = entry;
  yield {
    at,
    subject: owner,
    message: `${owner.address} takes input on its serial console: whoever may use it can change the machine past every firewall`,
    fixes: expression
      ? [
          {
            title: `Set ${KEY} to FALSE`,
            safe: false,
            effect,
            edits: () => [replace(expression, '"FALSE"')],
          },
        ]
      : [],
  };
}

function yandexBody(machine: Resource): Body {
  return block(machine.body, "instance_template")?.body ?? machine.body;
}

/** The provider's default is on. */
function isOnForAccount(module: TerraformModule, access: Resource): boolean {
  const value = module.value(access.body, "enabled");
  if (value) return asBoolean(value) === true;
  return attribute(access.body, "enabled") !== undefined || presence(access.body, "enabled") === "absent";
}

function accountFinding(access: Resource): Finding {
  const written = attribute(access.body, "enabled");
  return {
    at: written ?? access.header,
    subject: access,
    message: `${access.address} switches the serial console on for every machine of the account and region`,
    fixes: [
      {
        title: "Switch the serial console off",
        safe: false,
        effect: "in place",
        edits: () =>
          written ? [replace(written.expression, "false")] : setAttribute(access.block, "enabled", "false"),
      },
    ],
  };
}

const KEY = "serial-port-enable";
