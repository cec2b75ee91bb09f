import { asString } from "../../eval/value.ts";
import { MACHINE_TYPES, PROVISIONER_CARRIER_TYPES } from "../../knowledge/compute.ts";
import { type BakeStep, bakeFolder, hclText, packerTemplate } from "../../packer/scaffold.ts";
import { attribute, block, sourceText } from "../../syntax/body.ts";
import { removeAll } from "../../syntax/edits.ts";
import { quote } from "../../syntax/hcl/strings.ts";
import type { Attribute, Block, Expression, Span } from "../../syntax/nodes.ts";
import { comments } from "../../syntax/scanner.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import {
  connectionOf,
  orphanedConnections,
  type Provisioner,
  provisionersOf,
  usesConnection,
} from "../../terraform/provisioners.ts";
import { contains } from "../../text/range.ts";
import type { Edit } from "../rule.ts";
import { type BakedMachine, bakedMachine } from "./baked-machine.ts";
import { playbookOf } from "./host-commands.ts";
import { PackerExpressions } from "./packer-expression.ts";

/** What of a resource's provisioners a Packer template can do instead. */
export interface Bake {
  /** Those that the template takes over, in order. */
  readonly moved: readonly Provisioner[];
  /** The new template. */
  template(): Edit;
  /** What is taken away: the provisioners with the comments above them, and connections nothing uses any more. */
  removals(): readonly Edit[];
}

interface MovedStep {
  readonly provisioner: Provisioner;
  readonly step: Omit<BakeStep, "comments">;
  /** The expressions written into the step: comments in them are kept with them. */
  readonly copied: readonly Expression[];
}

/**
 * Undefined when nothing can be moved. Only the first steps are taken, up to one that needs the running
 * machine: a later one may build upon what that did.
 */
export function bakeOf(module: TerraformModule, owner: Resource): Bake | undefined {
  const expressions = new PackerExpressions(module);
  const steps = movableSteps(module, owner, expressions);
  const first = steps[0];
  if (!first || steps.every(leavesNothing)) return undefined;
  const machine = bakedMachine(module, owner, connectionOf(first.provisioner));
  if (!machine) return undefined;
  return {
    moved: steps.map((one) => one.provisioner),
    template: () => newTemplate(module, owner, machine, steps, expressions),
    removals: () => [
      ...removeAll([
        ...steps.map(({ provisioner }) => withComments(provisioner.block)),
        ...orphanedConnections(
          owner,
          steps.map((one) => one.provisioner),
        ),
      ]),
    ],
  };
}

function newTemplate(
  module: TerraformModule,
  owner: Resource,
  machine: BakedMachine,
  steps: readonly MovedStep[],
  expressions: PackerExpressions,
): Edit {
  const name = templateName(module, owner, steps.length);
  return {
    newFile: `${bakeFolder(name)}/${name}.pkr.hcl`,
    text: packerTemplate({
      ...machine,
      name,
      origin: owner.address,
      steps: steps.map((one) => ({ ...one.step, comments: commentsOf(one) })),
      variables: expressions.variables,
      texts: expressions.texts,
    }),
  };
}

/**
 * The resource's own name, with its type where another machine or carrier of the module has that name too. It
 * says how much is moved when something stays, so that a template for the rest will get another name.
 */
function templateName(module: TerraformModule, owner: Resource, moved: number): string {
  const shared = module
    .resources()
    .some(
      (other) =>
        other.name === owner.name &&
        other.resourceType !== owner.resourceType &&
        (MACHINE_TYPES.has(other.resourceType) || PROVISIONER_CARRIER_TYPES.has(other.resourceType)),
    );
  const name = shared ? `${owner.resourceType}_${owner.name}` : owner.name;
  const all = provisionersOf(owner).filter((one) => one.when === "create" && usesConnection(one)).length;
  return moved < all ? `${name}_${moved}_of_${all}` : name;
}

function movableSteps(module: TerraformModule, owner: Resource, expressions: PackerExpressions): MovedStep[] {
  const steps: MovedStep[] = [];
  let host: string | undefined;
  let ranLocally = false;
  for (const provisioner of provisionersOf(owner)) {
    if (provisioner.when === "destroy") continue;
    const own = provisioner.type === "local-exec" ? undefined : hostOf(provisioner);
    if (own !== undefined && host !== undefined && own !== host) break;
    const step = stepOf(module, provisioner, expressions, ranLocally);
    if (step === "none") ranLocally = true;
    else if (step) steps.push(step);
    else break;
    host ??= own;
  }
  return steps;
}

/** "none": it does nothing to the machine. Undefined: it does, and cannot be moved. */
function stepOf(
  module: TerraformModule,
  provisioner: Provisioner,
  expressions: PackerExpressions,
  ranLocally: boolean,
): MovedStep | "none" | undefined {
  if (provisioner.type === "local-exec") return ansibleStep(module, provisioner);
  if (isWindows(module, provisioner)) return undefined;
  const settings = SETTINGS[provisioner.type];
  if (!settings) return undefined;
  const copied: Expression[] = [];
  const written: BakeStep["settings"][number][] = [];
  for (const { name, isPath } of settings) {
    const found = attribute(provisioner.body, name);
    if (!found) continue;
    // What a command on this computer made may not be there when the image is baked.
    if (isPath && ranLocally) return undefined;
    const value = isPath ? writePaths(found, expressions) : expressions.write(found.expression);
    if (!value) return undefined;
    copied.push(found.expression);
    written.push({ name, value });
    if (name !== "inline") continue;
    const source = sourceText(found.expression);
    if (NEEDS_CLUSTER.test(source)) return undefined;
    const shebang = shebangOf(found.expression);
    if (shebang) written.push({ name: "inline_shebang", value: hclText(quote(shebang)) });
    if (RESTARTS.test(source)) written.push({ name: "expect_disconnect", value: hclText("true") });
  }
  const isComplete =
    provisioner.type === "file"
      ? written.length === 2 && written.some((one) => one.name === "destination")
      : written.length > 0;
  const type = provisioner.type === "file" ? "file" : "shell";
  return isComplete ? { provisioner, step: { type, settings: written }, copied } : undefined;
}

function ansibleStep(module: TerraformModule, provisioner: Provisioner): MovedStep | "none" | undefined {
  const playbook = playbookOf(module, provisioner);
  if (playbook === "no host") return "none";
  if (playbook === undefined) return undefined;
  const settings = [{ name: "playbook_file", value: hclText(playbook.path) }];
  if (playbook.becomes) settings.push({ name: "extra_arguments", value: hclText('["--become"]') });
  return { provisioner, step: { type: "ansible", settings }, copied: [] };
}

/** `script` is one path, `scripts` a list of them. */
function writePaths(found: Attribute, expressions: PackerExpressions) {
  if (found.name !== "scripts") return expressions.writePath(found.expression);
  if (found.expression.kind !== "tuple") return undefined;
  const items = found.expression.items.map((item) => expressions.writePath(item)?.text);
  return items.some((item) => item === undefined)
    ? undefined
    : hclText(`[\n${items.map((item) => `  ${item},\n`).join("")}]`);
}

/** Packer's shell needs SSH and a Unix shell. */
function isWindows(module: TerraformModule, provisioner: Provisioner): boolean {
  const { owner, body } = provisioner;
  if (/windows/.test(owner.resourceType) || block(owner.body, "os_profile_windows_config")) return true;
  const connection = connectionOf(provisioner);
  const type = connection && attribute(connection.body, "type");
  if (type && asString(module.evaluate(type.expression)) !== "ssh") return true;
  if (connection && WINRM_SETTINGS.some((name) => attribute(connection.body, name))) return true;
  const inline = attribute(body, "inline") ?? attribute(body, "destination");
  return inline !== undefined && /[A-Za-z]:(?:\\\\|\/(?!\/))|powershell/i.test(sourceText(inline.expression));
}

const WINRM_SETTINGS = ["https", "insecure", "use_ntlm", "cacert"];

/** Commands that speak to a cluster in service, which there is none of while an image is baked. */
const NEEDS_CLUSTER =
  /\b(?:kubectl|helm|etcdctl|kubeadm\s+(?:init|join)|docker\s+(?:swarm|stack|service)|vault\s+operator|consul\s+join)\b|\boc\s+\w/;
const RESTARTS = /\b(?:reboot|shutdown -r)\b/;

function hostOf(provisioner: Provisioner): string | undefined {
  const connection = connectionOf(provisioner);
  const host = connection && attribute(connection.body, "host");
  return host ? sourceText(host.expression) : "";
}

/** A first line `#!/bin/bash`, which Packer would take for a comment. */
function shebangOf(inline: Expression): string | undefined {
  const first = inline.kind === "tuple" ? inline.items[0] : undefined;
  const start = first?.kind === "template" ? first.parts[0] : undefined;
  const text = first?.kind === "literal" ? first.value : start?.kind === "text" ? start.text : undefined;
  return typeof text === "string" ? /^#!\s*(\S.*?)\s*(?:\n|$)/.exec(text)?.[1] : undefined;
}

/** Steps that wait, look or start what is there leave nothing behind that an image could hold. */
function leavesNothing({ step, copied }: MovedStep): boolean {
  const inline = step.settings[0]?.name === "inline" ? copied[0] : undefined;
  if (inline?.kind !== "tuple") return false;
  return inline.items.every(
    (item) => item.kind === "literal" && typeof item.value === "string" && PASSING_COMMAND.test(item.value),
  );
}

const PASSING_COMMAND =
  /^\s*(?:(?:sudo\s+)?(?:echo|printf|sleep|true|:|uptime|hostname|whoami|ls|dir|(?:\/usr\/bin\/)?cloud-init status|systemctl (?:start|restart|reload|status|is-active|daemon-reload)|service \S+ (?:start|restart|reload|status))(?![\w-])[^;&|>\n]*|(?:while|until)\b.*(?:boot-finished|cloud-init|\bsleep\b).*)$/s;

/** The block and the comment lines that stand right above it. */
function withComments(block: Block): Span {
  const { piece } = block;
  const start = leadingComments(block)[0]?.start ?? block.range.start;
  return { piece, range: { start, end: block.range.end } };
}

function leadingComments({ piece, range }: Block) {
  const found = [];
  let next = range.start;
  for (const comment of comments(piece.text).reverse()) {
    if (comment.end > next) continue;
    const lineStart = piece.text.lastIndexOf("\n", comment.start - 1) + 1;
    const standsAlone = piece.text.slice(lineStart, comment.start).trim() === "";
    const text = piece.text.slice(comment.start, comment.end);
    if (!standsAlone || text.includes("\n") || !/^\r?\n[ \t]*$/.test(piece.text.slice(comment.end, next)))
      break;
    found.unshift(comment);
    next = comment.start;
  }
  return found;
}

/** The comments above the provisioner and in it, as far as they do not stand in an expression that is copied. */
function commentsOf({ provisioner, copied }: MovedStep): string[] {
  const { piece, range } = provisioner.block;
  const connection = block(provisioner.block.body, "connection");
  const inside = comments(piece.text).filter(
    (comment) =>
      contains(range, comment) &&
      !copied.some((one) => contains(one.range, comment)) &&
      !(connection && contains(connection.range, comment)),
  );
  return [...leadingComments(provisioner.block), ...inside]
    .map((comment) => piece.text.slice(comment.start, comment.end).trim())
    .filter((text) => !text.includes("\n"));
}

/** The settings that a template's provisioner has too, in the order they are written. */
const SETTINGS: Readonly<Record<string, readonly { name: string; isPath: boolean }[]>> = {
  "remote-exec": [
    { name: "inline", isPath: false },
    { name: "script", isPath: true },
    { name: "scripts", isPath: true },
  ],
  file: [
    { name: "source", isPath: true },
    { name: "content", isPath: false },
    { name: "destination", isPath: false },
  ],
};
