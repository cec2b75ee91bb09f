import { asBoolean, asString } from "../eval/value.ts";
import { attribute, blocksOfType, presence } from "../syntax/body.ts";
import { setAttribute } from "../syntax/edits.ts";
import { ignoredChanges } from "../terraform/lifecycle.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";

export const userDataNotReplacing: TerraformRule = {
  id: "user-data-not-replacing",
  dialect: "terraform",
  category: "replacement",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A changed boot script does not replace the machine",
    why: `A boot script runs once, at a machine's first start. When it changes, the AWS provider stops the running
machine, stores the new script and starts it again: the service is interrupted and the new script does not even run.
The machine then says one thing and its configuration another. With \`user_data_replace_on_change = true\` a changed
script makes a new machine, on which it does run.`,
    bad: `resource "aws_instance" "web" {
  ami           = "ami-0abc"
  instance_type = "t3.small"
  user_data     = file("boot.sh")
}
`,
    good: `resource "aws_instance" "web" {
  ami                         = "ami-0abc"
  instance_type               = "t3.small"
  user_data                   = file("boot.sh")
  user_data_replace_on_change = true
}
`,
    exceptions: [
      "`user_data` is in `ignore_changes`: then ignore-changes-image speaks.",
      "The provider is held below version 4.7 (AWS), which does not know the attribute.",
      "The value of `user_data` is null.",
    ],
    links: [
      {
        title: "aws_instance: user_data_replace_on_change",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
      },
    ],
  },
  *check(module) {
    for (const machine of module.resources("aws_instance", "aws_spot_instance_request")) {
      const finding = checkMachine(module, machine);
      if (finding) yield finding;
    }
  },
};

function checkMachine(module: TerraformModule, machine: Resource): Finding | undefined {
  const script = SCRIPTS.map((name) => attribute(machine.body, name)).find(
    (one) => one && module.evaluate(one.expression).kind !== "null",
  );
  if (!script || ignoredChanges(machine.body).some((path) => SCRIPTS.includes(path) || path === "all"))
    return undefined;
  const setting = module.value(machine.body, REPLACES);
  if (setting ? asBoolean(setting) !== false : presence(machine.body, REPLACES) === "unknown")
    return undefined;
  if (providerIsTooOld(module)) return undefined;
  return {
    at: machine.header,
    subject: machine,
    message: `A change of ${script.name} stops and starts ${machine.address} in place, and the new script does not run`,
    related: [{ at: script, message: "The script that would not run again" }],
    fixes: [
      {
        title: `Replace the machine when ${script.name} changes`,
        safe: false,
        effect: "in place",
        edits: () => setAttribute(machine.block, REPLACES, "true", script.name),
      },
    ],
  };
}

/** `user_data_replace_on_change` came with version 4.7.0 of the AWS provider. */
function providerIsTooOld(module: TerraformModule): boolean {
  return module.blocks("terraform").some((settings) =>
    blocksOfType(settings.body, "required_providers").some((providers) => {
      const entry = attribute(providers.body, "aws");
      const value = entry && module.evaluate(entry.expression);
      const version = value?.kind === "object" ? value.entries.get("version") : value;
      const constraint = version && asString(version);
      return constraint !== undefined && excludes47(constraint);
    }),
  );
}

function excludes47(constraint: string): boolean {
  return constraint.split(",").some((part) => {
    const match = /^\s*(~>|<=?|=)?\s*(\d+)(?:\.(\d+))?(\.\d+)?\s*$/.exec(part);
    if (!match) return false;
    const [, operator = "=", major = "0", minor, patch] = match;
    const isBelow = Number(major) < 4 || (Number(major) === 4 && Number(minor ?? 0) < 7);
    if (operator === "<")
      return isBelow || (Number(major) === 4 && Number(minor) === 7 && patch === undefined);
    if (operator === "~>" && patch === undefined) return Number(major) < 4;
    return isBelow;
  });
}

const SCRIPTS = ["user_data", "user_data_base64"];
const REPLACES = "user_data_replace_on_change";
