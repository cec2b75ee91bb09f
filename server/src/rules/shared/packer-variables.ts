import { asBoolean } from "../../eval/value.ts";
import type { PackerBlock, PackerTemplate } from "../../packer/template.ts";
import { presence } from "../../syntax/body.ts";
import { addAbove, addAfter, type SpanEdit } from "../../syntax/edits.ts";

/**
 * The name for a new variable: `wanted`, or with the name of what it is for before it where that is taken or there
 * are several. Undefined when all are taken.
 * @param owners names of what it is for, the short one first.
 */
export function variableName(
  template: PackerTemplate,
  wanted: string,
  owners: readonly string[],
  isOneOfSeveral: boolean,
): string | undefined {
  const taken = new Set(template.blocks("variable").map((one) => one.block.labels[0]?.text));
  const longer = owners.map((owner) => `${owner.replace(/[-.]/g, "_")}_${wanted}`);
  const names = isOneOfSeveral ? longer : [wanted, ...longer];
  return names.find((name) => !taken.has(name) && /^[A-Za-z_]\w*$/.test(name));
}

/**
 * Declares variables beside the others. Always at the same place of a file, so that two fixes taken at once
 * collide rather than declare one twice.
 * @param path of the file that needs them.
 * @param lines of each block's body, aligned.
 */
export function declareVariables(
  template: PackerTemplate,
  path: string,
  names: readonly string[],
  lines: readonly string[],
): SpanEdit[] {
  if (names.length === 0) return [];
  const all = template.allBlocks();
  // Files with a packer block each are templates of their own that share a folder.
  const areSeparate = new Set(template.blocks("packer").map((one) => one.path)).size > 1;
  const own = all.filter((one) => one.path === path);
  const text = names.map((name) => variableBlock(name, lines)).join("\n\n");
  const above =
    lastVariable(own) ??
    (areSeparate ? undefined : lastVariable(all)) ??
    own.findLast((one) => one.type === "packer");
  if (above) return [addAfter(above.block, text)];
  return own[0] ? [addAbove(own[0].block, text)] : [];
}

/** @param lines of its body, aligned. */
export function variableBlock(name: string, lines: readonly string[]): string {
  return `variable "${name}" {\n${lines.map((line) => `  ${line}\n`).join("")}}`;
}

function lastVariable(blocks: readonly PackerBlock[]): PackerBlock | undefined {
  return blocks.findLast((one) => one.type === "variable" || one.type === "variables");
}

/** The name itself when the template has a variable of that name for a secret: sensitive and without a default. */
export function secretVariable(template: PackerTemplate, name: string): string | undefined {
  const declared = template.blocks("variable").find((one) => one.block.labels[0]?.text === name);
  if (!declared || presence(declared.body, "default") !== "absent") return undefined;
  const sensitive = template.value(declared.body, "sensitive");
  return sensitive && asBoolean(sensitive) === true ? name : undefined;
}
