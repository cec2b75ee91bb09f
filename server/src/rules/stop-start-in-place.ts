import { asBoolean, asString } from "../eval/value.ts";
import { POWER_ACTIONS, POWER_RESOURCE_TYPES, RESIZING_ATTRIBUTES } from "../knowledge/power.ts";
import { attribute } from "../syntax/body.ts";
import { replace } from "../syntax/edits.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { isWrittenHere, originsOf } from "./shared/origins.ts";

export const stopStartInPlace: TerraformRule = {
  id: "stop-start-in-place",
  dialect: "terraform",
  category: "replacement",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The machine is stopped or resized where it is",
    reason: "A change of size interrupts the machine and keeps whatever has gathered on it.",
    why: `Stopping a machine, changing it and starting it again is a change in place: the service is interrupted, and what
starts again is the old disk with everything that has gathered on it, not what the code and the image say. The same goes
for processors and memory that are plugged in while it runs. Make a machine of the new size from the image, beside the
old one, and take the old one away; in a group that is what a change of the template does.`,
    bad: `resource "google_compute_instance" "web" {
  name                      = "web"
  machine_type              = "e2-small"
  allow_stopping_for_update = true
}
`,
    good: `resource "google_compute_instance" "web" {
  name                      = "web"
  machine_type              = "e2-small"
  allow_stopping_for_update = false
}
`,
    exceptions: [
      "The value is not known.",
      "Hot plugging of what is neither processor nor memory, such as disks.",
    ],
    links: [
      {
        title: "google_compute_instance: allow_stopping_for_update",
        url: "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
      },
      {
        title: "aws_ec2_instance_state",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_instance_state",
      },
      {
        title: "vsphere_virtual_machine: CPU and memory options",
        url: "https://registry.terraform.io/providers/hashicorp/vsphere/latest/docs/resources/virtual_machine",
      },
    ],
  },
  *check(module) {
    for (const machine of module.resources(...Object.keys(RESIZING_ATTRIBUTES))) {
      for (const name of RESIZING_ATTRIBUTES[machine.resourceType] ?? []) {
        const setting = attribute(machine.body, name);
        if (setting && isOn(module, setting)) yield settingFinding(module, machine, setting);
      }
    }
    for (const state of module.resources(...POWER_RESOURCE_TYPES))
      yield {
        at: state.header,
        subject: state,
        message: `${state.address} stops and starts a machine instead of replacing it`,
      };
    for (const action of module.blocks("action")) {
      if (!POWER_ACTIONS.has(action.block.labels[0]?.text ?? "")) continue;
      yield {
        at: action.header,
        subject: action,
        message: `${action.address} switches a machine instead of replacing it`,
      };
    }
  },
};

/** `true`, or a list of what may be plugged in that has the processor or the memory in it. */
function isOn(module: TerraformModule, setting: Attribute): boolean {
  const value = module.evaluate(setting.expression);
  if (asBoolean(value) === true) return true;
  return /\b(?:cpu|memory)\b/.test(asString(value) ?? "");
}

function settingFinding(module: TerraformModule, machine: Resource, setting: Attribute): Finding {
  const value = module.evaluate(setting.expression);
  const stops = setting.name === STOPPING;
  return {
    at: setting,
    subject: machine,
    message: stops
      ? `${machine.address} is stopped, changed and started again when its size changes`
      : `${machine.address} is resized while it runs (${setting.name})`,
    related: originsOf(value),
    fixes:
      stops && isWrittenHere(value)
        ? [
            {
              title: "Do not stop the machine for a change",
              safe: false,
              effect: "no change",
              edits: () => [replace(setting.expression, "false")],
            },
          ]
        : [],
  };
}

const STOPPING = "allow_stopping_for_update";
