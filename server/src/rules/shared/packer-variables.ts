import type { PackerBlock, PackerTemplate } from "../../packer/template.ts";
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
 * Declares a variable beside the others. Always at the same place of a file, so that two fixes taken at once
 * collide rather than declare it twice.
 * @param path of the file that needs it.
 * @param lines of the block's body, aligned.
 */
export function declareVariable(
  template: PackerTemplate,
  path: string,
  name: string,
  lines: readonly string[],
): SpanEdit[] {
  const all = template.allBlocks();
  // Files with a packer block each are templates of their own that share a folder.
  const areSeparate = new Set(template.blocks("packer").map((one) => one.path)).size > 1;
  const own = all.filter((one) => one.path === path);
  const text = `variable "${name}" {\n${lines.map((line) => `  ${line}\n`).join("")}}`;
  const above =
    lastVariable(own) ??
    (areSeparate ? undefined : lastVariable(all)) ??
    own.findLast((one) => one.type === "packer");
  if (above) return [addAfter(above.block, text)];
  return own[0] ? [addAbove(own[0].block, text)] : [];
}

function lastVariable(blocks: readonly PackerBlock[]): PackerBlock | undefined {
  return blocks.findLast((one) => one.type === "variable" || one.type === "variables");
}
