import { asString } from "../../eval/value.ts";
import { HARMLESS_STEPS, SHELL_STEPS } from "../../knowledge/packer-steps.ts";
import { runsOthers } from "../../knowledge/shell-commands.ts";
import { type BuildProvisioner, provisioners } from "../../packer/provisioners.ts";
import type { BuildSource, PackerBuild, PackerTemplate } from "../../packer/template.ts";
import { attribute, block, dynamicBlocks, presence } from "../../syntax/body.ts";
import type { Body } from "../../syntax/nodes.ts";

/** A provisioner as one source meets it. */
export interface Step {
  readonly provisioner: BuildProvisioner;
  /** The texts that run; undefined when some of what runs cannot be read. */
  readonly texts: readonly string[] | undefined;
}

/** What runs while a source is baked, in order; undefined when that cannot be known. Steps that leave the machine as it is are left out. */
export function stepsOf(
  template: PackerTemplate,
  build: PackerBuild,
  source: BuildSource,
): Step[] | undefined {
  if (build.body.problems.length > 0 || dynamicBlocks(build.body, "provisioner").length > 0) return undefined;
  const steps: Step[] = [];
  for (const provisioner of provisioners(template, build)) {
    const runs = provisioner.runsFor(source);
    if (runs === undefined) return undefined;
    if (runs && !HARMLESS_STEPS.has(provisioner.type))
      steps.push({ provisioner, texts: textsOf(provisioner) });
  }
  return steps;
}

function textsOf(provisioner: BuildProvisioner): string[] | undefined {
  if (provisioner.type === "file") return [];
  if (!SHELL_STEPS.has(provisioner.type) || provisioner.body.problems.length > 0) return undefined;
  const texts = provisioner.scripts().map((script) => script.text);
  const known = texts.filter((text) => text !== undefined);
  return known.length === texts.length && !known.some(runsOthers) ? known : undefined;
}

/** What the source or the build sets, as text; undefined when nobody does, "unknown" when only the run knows. */
export function settingOf(template: PackerTemplate, source: BuildSource, name: string): string | undefined {
  for (const body of bodiesOf(source)) {
    const value = template.value(body, name);
    if (value) return asString(value) ?? "unknown";
    if (!attribute(body, name) && presence(body, name) === "unknown") return "unknown";
  }
  return undefined;
}

/** True when the source or the build has, or may have, such an attribute or block. */
export function mayHave(source: BuildSource, name: string): boolean {
  return bodiesOf(source).some(
    (body) => block(body, name) !== undefined || presence(body, name) !== "absent",
  );
}

/** What the build sets on top, then what the source sets. */
export function bodiesOf(source: BuildSource): Body[] {
  return [source.override?.body, source.source?.body].filter((body) => body !== undefined);
}
