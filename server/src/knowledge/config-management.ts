import { asList, asString } from "../eval/value.ts";
import { attribute, block, blocksOfType, presence, walk } from "../syntax/body.ts";
import type { Body, Expression, Span } from "../syntax/nodes.ts";
import type { Resource, TerraformBlock, TerraformModule } from "../terraform/module.ts";
import { MACHINE_TYPES } from "./compute.ts";
import { scriptText } from "./script-text.ts";
import { type ShellCommand, shellCommands } from "./shell-script.ts";

/** Resources and data sources that change machines over a login. */
export function managementResources(
  module: TerraformModule,
): { readonly resource: Resource; readonly at: Span }[] {
  return [
    ...module
      .resources(...MANAGING_TYPES)
      .filter((one) => !onlyReads(module, one))
      .map((resource) => ({ resource, at: resource.header })),
    ...module.dataSources("external").flatMap((resource) => external(module, resource)),
    ...[...module.resources("shell_script"), ...module.dataSources("shell_script")].flatMap((resource) =>
      shellScript(module, resource),
    ),
  ];
}

/** True for commands over SSH that fetch something and change nothing. */
function onlyReads(module: TerraformModule, { body }: Resource): boolean {
  const written = attribute(body, "commands");
  const lines = written && asList(module.evaluate(written.expression))?.map(asString);
  if (!lines || lines.length === 0 || presence(body, "file") !== "absent") return false;
  return lines.every(
    (line) =>
      line !== undefined &&
      !line.includes(">") &&
      shellCommands(line).every(({ program }) => READS.test(program)),
  );
}

/** Actions that configure machines, and those that machines set off each time they are changed. */
export function managementActions(
  module: TerraformModule,
): { readonly block: TerraformBlock; readonly at: Span; readonly deed: string }[] {
  const configuring = module
    .blocks("action")
    .filter((one) => CONFIGURING_ACTIONS.test(one.block.labels[0]?.text ?? ""))
    .map((one) => ({
      block: one,
      at: one.header,
      deed: "configures machines that run, outside of any plan",
    }));
  // Most modules have no actions, and then no body has to be looked into.
  if (module.blocks("action").length === 0) return configuring;
  const triggered = module.resources(...MACHINE_TYPES).flatMap((machine) =>
    blocksOfType(machine.body, "lifecycle")
      .flatMap((lifecycle) => blocksOfType(lifecycle.body, "action_trigger"))
      .filter((trigger) => eventsOf(trigger.body).some((event) => event.endsWith("_update")))
      .map((trigger) => ({
        block: machine,
        at: { piece: trigger.piece, range: trigger.headerRange },
        deed: "sets off actions on itself whenever it is changed, instead of being replaced",
      })),
  );
  return [...configuring, ...triggered];
}

/** The events are written as bare words. */
function eventsOf(body: Body): string[] {
  const events = attribute(body, "events")?.expression;
  return events ? [...walk(events)].flatMap((one) => (one.kind === "traversal" ? [one.root] : [])) : [];
}

/** `program = ["bash", "-c", "ssh ..."]`. */
function external(module: TerraformModule, resource: Resource): { resource: Resource; at: Span }[] {
  const program = attribute(resource.body, "program");
  const words = program && asList(module.evaluate(program.expression))?.map(asString);
  if (!program || !words) return [];
  const [first = "", ...rest] = words.map((word) => word ?? "");
  const name = first.slice(first.lastIndexOf("/") + 1);
  const isShell = /^(?:ba|da|z)?sh$/.test(name);
  const script = isShell ? (rest[rest.indexOf("-c") + 1] ?? "") : "";
  const logsIn = LOGIN.test(name) || (rest.includes("-c") && isShell && shellCommands(script).some(reaches));
  return logsIn ? [{ resource, at: resource.header }] : [];
}

/** The scripts of a `shell_script`, in `lifecycle_commands`. */
function shellScript(module: TerraformModule, resource: Resource): { resource: Resource; at: Span }[] {
  const commands = block(resource.body, "lifecycle_commands")?.body.attributes ?? [];
  const logsIn = commands.some(({ expression }: { readonly expression: Expression }) =>
    shellCommands(scriptText(module, expression).text).some(reaches),
  );
  return logsIn ? [{ resource, at: resource.header }] : [];
}

function reaches({ program }: ShellCommand): boolean {
  return LOGIN.test(program);
}

const LOGIN = /^(?:ssh|scp|sftp|sshpass|ansible(?:-playbook)?|pdsh|knife|salt-ssh|bolt|winrm)$/;
const READS =
  /^(?:cat|echo|printf|ls|test|\[|grep|awk|head|tail|cut|base64|jq|sleep|true|hostname|uname|id|whoami)$/;
const CONFIGURING_ACTIONS = /^(?:ansible_|ssh_)/;

/** Sources: the registries' pages of these providers. */
const MANAGING_TYPES = [
  "ansible_playbook",
  "ssh_resource",
  "ssh_sensitive_resource",
  "remote_file",
  "sshcommand_command",
  "chef_node",
  "chef_role",
  "chef_environment",
  "chef_data_bag",
  "chef_data_bag_item",
  "chef_cookbook",
  "rke_cluster",
  "k0s_cluster",
  "k0sctl_config",
];
