import { type BootCommand, bootCommands } from "../../knowledge/boot-commands.ts";
import { BOOT_PLACES } from "../../knowledge/boot-places.ts";
import { type BootScript, bootScriptsOf } from "../../knowledge/boot-scripts.ts";
import { installationOf, runsNothing, upgradeOf } from "../../knowledge/package-commands.ts";
import { HOLE, type PlacedText } from "../../knowledge/placed-text.ts";
import type { ShellCommand } from "../../knowledge/shell-script.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import type { Range } from "../../text/range.ts";
import type { Edit, Fix } from "../rule.ts";
import { removeCommands } from "./boot-lines.ts";
import { type CheckedCommand, checkedRun } from "./checked-downloads.ts";
import { shellTemplate } from "./shell-template.ts";

/** What of a script goes to a template. */
interface Move {
  readonly commands: readonly BootCommand[];
  readonly title: string;
  /** Tells the template's name from those of other moves. */
  readonly suffix: string;
  /** What the template bakes, to go on from "what the boot script of ...". */
  readonly deed: string;
}

/**
 * Moves a script's installations to a Packer template. Undefined where that would not bake what the script makes: an
 * installation needs something that another command of the script does before it, or a value only the machine knows.
 */
export function moveInstallations(module: TerraformModule, script: BootScript): Fix | undefined {
  const commands = script.language === "shell" ? movable(script) : undefined;
  return (
    commands &&
    moveToTemplate(module, script, {
      commands,
      title: "Install it while an image is baked: move to a Packer template",
      suffix: "boot",
      deed: "installed",
    })
  );
}

/**
 * Moves what a script fetches and runs, with the installations before it, to a Packer template: where that is all it does
 * up to there, and a command says it plainly. Undefined when `wanted` is not among it.
 */
export function moveDownloads(
  module: TerraformModule,
  script: BootScript,
  wanted: ShellCommand,
): Fix | undefined {
  const commands = script.language === "shell" ? movableDownloads(script) : [];
  if (!commands.some((one) => one.command === wanted)) return undefined;
  return moveToTemplate(module, script, {
    commands,
    title: "Fetch it while an image is baked: move to a Packer template",
    suffix: "boot_code",
    deed: "fetched",
  });
}

function moveToTemplate(module: TerraformModule, script: BootScript, move: Move): Fix | undefined {
  const template = shellTemplate(module, script.resource, {
    name: templateName(module, script, move.suffix),
    deed: `what the boot script of ${script.resource.address} ${move.deed}`,
    commands: move.commands.map((one) => asRoot(script, one)),
  });
  if (!template) return undefined;
  const removals: Edit[] = [];
  for (const range of runsOf(script.text, move.commands)) {
    const removal = removeCommands(script.text, range);
    if (!removal) return undefined;
    removals.push(removal);
  }
  return { title: move.title, safe: false, effect: script.change, edits: () => [...removals, template()] };
}

/** The resource's name, with its type where others of the module have that name too, and a number from its second script on. */
function templateName(module: TerraformModule, script: BootScript, suffix: string): string {
  const { resource } = script;
  const isShared = module
    .resources(...BOOT_PLACES.keys())
    .some((other) => other.name === resource.name && other.resourceType !== resource.resourceType);
  const own = bootScriptsOf(module, resource).findIndex(
    (one) => one.name === script.name && one.text.text === script.text.text,
  );
  return `${isShared ? `${resource.resourceType}_` : ""}${resource.name}_${suffix}${own > 0 ? `_${own + 1}` : ""}`;
}

/** The installations, with what fetches the lists of packages; undefined when they cannot be had without other commands. */
function movable(script: BootScript): readonly BootCommand[] | undefined {
  const commands = bootCommands(script);
  const last = commands.findLastIndex((one) => installs(one));
  const moved: BootCommand[] = [];
  for (const one of commands.slice(0, last + 1)) {
    if (installs(one) || fetchesLists(one)) {
      if (one.command.pipedInto || !isPlain(script, one)) return undefined;
      moved.push(one);
    } else if (!isPassive(one)) return undefined;
  }
  return moved;
}

/** What fetches code, with the installations before it, up to the first command that is neither. */
function movableDownloads(script: BootScript): readonly BootCommand[] {
  const moved: BootCommand[] = [];
  const piped = new Set<ShellCommand>();
  const variables = new Set<string>();
  for (const one of bootCommands(script)) {
    if (piped.has(one.command) || isPassive(one)) continue;
    if (!isPlain(script, one)) break;
    if (one.command.pipedInto) {
      const checked = runsDownload(script, one);
      if (!checked || variables.has(checked.variable)) break;
      variables.add(checked.variable);
      for (let next = one.command.pipedInto; next; next = next.pipedInto as ShellCommand) piped.add(next);
    } else if (!installs(one) && !fetchesLists(one) && !clones(one)) break;
    moved.push(one);
  }
  const last = moved.findLastIndex((one) => one.command.pipedInto !== undefined || clones(one));
  return moved.slice(0, last + 1);
}

/** Nothing in it depends on what only the machine knows. */
function isPlain({ text }: BootScript, { command }: BootCommand): boolean {
  const written = text.text.slice(command.range.start, endOf(command));
  return command.substituted.length === 0 && !/[$`]/.test(written) && !written.includes(HOLE);
}

/** `curl ... | sh`; not of what makes the machine a member of something, which each machine must become itself. */
function runsDownload({ text }: BootScript, { command }: BootCommand): CheckedCommand | undefined {
  const written = writtenOf(text, command);
  return command.pipedInto === undefined || JOINS.test(written) ? undefined : checkedRun(written, true);
}

function clones({ command }: BootCommand): boolean {
  const words = command.arguments.map((word) => word.text);
  return command.program === "git" && words[0] === "clone" && /^\/(?!tmp\/|run\/)/.test(words.at(-1) ?? "");
}

/** With all that it is piped into. */
function endOf(command: ShellCommand): number {
  let last = command;
  while (last.pipedInto) last = last.pipedInto;
  return last.range.end;
}

function installs({ command }: BootCommand): boolean {
  return !runsNothing(command) && installationOf(command) !== undefined;
}

/** True for what an installation does not need. */
function isPassive({ command }: BootCommand): boolean {
  return PASSIVE.test(command.program) || runsNothing(command) || upgradeOf(command) !== undefined;
}

function fetchesLists({ command }: BootCommand): boolean {
  const words = command.arguments.map((word) => word.text);
  return /^(?:apt|apt-get|apk)$/.test(command.program)
    ? words.includes("update")
    : /^(?:yum|dnf)$/.test(command.program) && words.includes("makecache");
}

/** Commands that follow each other in one chain are one range. */
function runsOf({ text }: PlacedText, commands: readonly BootCommand[]): Range[] {
  const runs: { start: number; end: number }[] = [];
  for (const { command } of commands) {
    const range = { start: command.range.start, end: endOf(command) };
    const run = runs.at(-1);
    if (
      run &&
      /^(?:[ \t]*\d?>{1,2}[ \t]*\S+)?[ \t]*(?:&&|;)(?:[ \t]|\\\n)*$/.test(text.slice(run.end, range.start))
    )
      run.end = range.end;
    else runs.push(range);
  }
  return runs;
}

/** Boot scripts run as root; who logs in for a bake often is somebody else. */
function asRoot(script: BootScript, one: BootCommand): string | CheckedCommand {
  const written = writtenOf(script.text, one.command);
  return runsDownload(script, one) ?? (/^sudo\s/.test(written) ? written : `sudo ${written}`);
}

function writtenOf({ text }: PlacedText, command: ShellCommand): string {
  return text.slice(command.range.start, endOf(command)).replace(/\s*\\\n\s*/g, " ");
}

const PASSIVE = /^(?:set|export|sleep|true|:|cd|hostnamectl|hostname|date|umask|trap)$/;
const JOINS = /\b(?:k3s|rke2|k0s|k3d|microk8s|tailscale|teleport|rancher|swarm|join|register|token)\b/i;
