import { type BootCommand, bootCommands } from "../../knowledge/boot-commands.ts";
import { BOOT_PLACES } from "../../knowledge/boot-places.ts";
import { type BootScript, bootScriptsOf } from "../../knowledge/boot-scripts.ts";
import { installationOf, runsNothing, upgradeOf } from "../../knowledge/package-commands.ts";
import { HOLE, type PlacedText } from "../../knowledge/placed-text.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import type { Range } from "../../text/range.ts";
import type { Edit, Fix } from "../rule.ts";
import { removeCommands } from "./boot-lines.ts";
import { shellTemplate } from "./shell-template.ts";

/**
 * Moves a script's installations to a Packer template. Undefined where that would not bake what the script makes: an
 * installation needs something that another command of the script does before it, or a value only the machine knows.
 */
export function moveInstallations(module: TerraformModule, script: BootScript): Fix | undefined {
  const moved = script.language === "shell" ? movable(script) : undefined;
  const name = templateName(module, script);
  const template =
    moved &&
    shellTemplate(module, script.resource, {
      name,
      deed: `what the boot script of ${script.resource.address} installed`,
      commands: moved.map((one) => asRoot(script.text, one)),
    });
  if (!moved || !template) return undefined;
  const removals: Edit[] = [];
  for (const range of runsOf(script.text, moved)) {
    const removal = removeCommands(script.text, range);
    if (!removal) return undefined;
    removals.push(removal);
  }
  return {
    title: "Install it while an image is baked: move to a Packer template",
    safe: false,
    effect: script.change,
    edits: () => [...removals, template()],
  };
}

/** The resource's name, with its type where others of the module have that name too, and a number from its second script on. */
function templateName(module: TerraformModule, script: BootScript): string {
  const { resource } = script;
  const isShared = module
    .resources(...BOOT_PLACES.keys())
    .some((other) => other.name === resource.name && other.resourceType !== resource.resourceType);
  const own = bootScriptsOf(module, resource).findIndex(
    (one) => one.name === script.name && one.text.text === script.text.text,
  );
  return `${isShared ? `${resource.resourceType}_` : ""}${resource.name}_boot${own > 0 ? `_${own + 1}` : ""}`;
}

/** The installations, with what fetches the lists of packages; undefined when they cannot be had without other commands. */
function movable(script: BootScript): readonly BootCommand[] | undefined {
  const commands = bootCommands(script);
  const last = commands.findLastIndex((one) => installs(one));
  const moved: BootCommand[] = [];
  for (const one of commands.slice(0, last + 1)) {
    if (installs(one) || fetchesLists(one)) {
      const text = script.text.text.slice(one.command.range.start, one.command.range.end);
      if (
        one.command.pipedInto ||
        one.command.substituted.length > 0 ||
        /[$`]/.test(text) ||
        text.includes(HOLE)
      )
        return undefined;
      moved.push(one);
    } else if (!isPassive(one)) return undefined;
  }
  return moved;
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
    const run = runs.at(-1);
    if (
      run &&
      /^(?:[ \t]*\d?>{1,2}[ \t]*\S+)?[ \t]*(?:&&|;)(?:[ \t]|\\\n)*$/.test(
        text.slice(run.end, command.range.start),
      )
    )
      run.end = command.range.end;
    else runs.push({ ...command.range });
  }
  return runs;
}

/** Boot scripts run as root; who logs in for a bake often is somebody else. */
function asRoot({ text }: PlacedText, { command }: BootCommand): string {
  const written = text.slice(command.range.start, command.range.end).replace(/\s*\\\n\s*/g, " ");
  return /^sudo\s/.test(written) ? written : `sudo ${written}`;
}

const PASSIVE = /^(?:set|export|sleep|true|:|cd|hostnamectl|hostname|date|umask|trap)$/;
