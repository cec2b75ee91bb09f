import { asBoolean, asString, type Value } from "../eval/value.ts";
import { attribute, blocksOfType, presence, sourceText } from "../syntax/body.ts";
import { addAfter, replace, setAttribute } from "../syntax/edits.ts";
import type { Attribute } from "../syntax/nodes.ts";
import { ignoredChanges } from "../terraform/lifecycle.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { setLifecycle } from "./shared/lifecycle-edits.ts";

export const userDataNotReplacing: TerraformRule = {
  id: "user-data-not-replacing",
  dialect: "terraform",
  category: "replacement",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A changed boot script does not replace the machine",
    reason: "The running machine is interrupted and keeps what the old script made of it.",
    why: `A boot script runs once, at a machine's first start. When it changes, the AWS provider stops the running
machine, stores the new script and starts it again; Alibaba Cloud's does the same. The service is interrupted and the new
script does not even run: the machine then says one thing and its configuration another. With
\`user_data_replace_on_change = true\` a changed script makes a new machine, on which it does run. Alibaba Cloud has no
such setting; there \`replace_triggered_by\` does it, with a \`terraform_data\` that holds the script.`,
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
      "The value of `user_data` is null or empty.",
      "The machine has a `replace_triggered_by`, which may well replace it for the script.",
      "`aws_spot_instance_request`, Azure's and Google's machines and most others: a changed script replaces them by itself or is their template's.",
    ],
    links: [
      {
        title: "aws_instance: user_data_replace_on_change",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
      },
      {
        title: "alicloud_instance: user_data",
        url: "https://registry.terraform.io/providers/aliyun/alicloud/latest/docs/resources/instance",
      },
      {
        title: "Terraform: replace_triggered_by",
        url: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
      },
    ],
  },
  *check(module) {
    let tooOld: boolean | undefined;
    for (const machine of module.resources("aws_instance", "alicloud_instance")) {
      const script = scriptOf(module, machine);
      if (!script || hasOtherTrigger(machine)) continue;
      if (machine.resourceType === "alicloud_instance") yield alibabaFinding(module, machine, script);
      else if (!mayReplace(module, machine)) {
        tooOld ??= providerIsTooOld(module);
        if (!tooOld) yield awsFinding(machine, script);
      }
    }
  },
};

/** The script, unless there is certainly none or its changes are ignored. */
function scriptOf(module: TerraformModule, machine: Resource): Attribute | undefined {
  if (ignoredChanges(machine.body).some((path) => SCRIPTS.includes(path) || path === "all")) return undefined;
  return SCRIPTS.map((name) => attribute(machine.body, name)).find(
    (one) => one && isSet(module.evaluate(one.expression)),
  );
}

/** An empty script is what modules pass for none. */
function isSet(value: Value): boolean {
  return value.kind !== "null" && !(value.kind === "string" && value.value === "");
}

function hasOtherTrigger(machine: Resource): boolean {
  return blocksOfType(machine.body, "lifecycle").some((one) => attribute(one.body, TRIGGER) !== undefined);
}

function mayReplace(module: TerraformModule, machine: Resource): boolean {
  const setting = module.value(machine.body, REPLACES);
  if (setting) return asBoolean(setting) !== false;
  return attribute(machine.body, REPLACES) === undefined && presence(machine.body, REPLACES) === "unknown";
}

function awsFinding(machine: Resource, script: Attribute): Finding {
  const written = attribute(machine.body, REPLACES);
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
        edits: () =>
          written
            ? [replace(written.expression, "true")]
            : setAttribute(machine.block, REPLACES, "true", script.name),
      },
    ],
  };
}

/** Version 1.60 of the provider and later change the script in place; no attribute asks for more. */
function alibabaFinding(module: TerraformModule, machine: Resource, script: Attribute): Finding {
  const holder = `${machine.name}_user_data`;
  const canHold = isOneOfAKind(machine) && !module.resource(`terraform_data.${holder}`) && fitsOnLine(script);
  return {
    at: machine.header,
    subject: machine,
    message: `A change of user_data restarts ${machine.address} in place, and its first start does not happen again`,
    related: [{ at: script, message: "The script that would not run again" }],
    fixes: canHold
      ? [
          {
            title: "Replace the machine when user_data changes",
            safe: false,
            effect: "no change",
            edits: () => [
              ...setLifecycle(machine, TRIGGER, `[terraform_data.${holder}]`),
              addAfter(
                machine.block,
                `resource "terraform_data" "${holder}" {\n  input = ${sourceText(script.expression)}\n}`,
              ),
            ],
          },
        ]
      : [],
  };
}

/** What holds the script stands outside the machine, where `count.index` and `each.key` mean nothing. */
function isOneOfAKind(machine: Resource): boolean {
  return !attribute(machine.body, "count") && !attribute(machine.body, "for_each");
}

function fitsOnLine(script: Attribute): boolean {
  return !sourceText(script.expression).includes("\n");
}

/** `user_data_replace_on_change` came with version 4.7.0 of the AWS provider. */
function providerIsTooOld(module: TerraformModule): boolean {
  const { call } = module.use;
  return asksForOldProvider(module) || (call !== undefined && providerIsTooOld(call.caller));
}

function asksForOldProvider(module: TerraformModule): boolean {
  const configured = module.blocks("provider").filter((one) => one.block.labels[0]?.text === "aws");
  const versions = configured.map((one) => module.value(one.body, "version"));
  if (versions.some((one) => one && excludes47(asString(one) ?? ""))) return true;
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
      return isBelow || (Number(major) === 4 && Number(minor) === 7 && (patch ?? ".0") === ".0");
    if (operator === "~>" && patch === undefined) return Number(major) < 4;
    return isBelow;
  });
}

const SCRIPTS = ["user_data", "user_data_base64"];
const REPLACES = "user_data_replace_on_change";
const TRIGGER = "replace_triggered_by";
