import type { PackerBlock, PackerTemplate } from "../../packer/template.ts";
import { block } from "../../syntax/body.ts";
import { addAbove, addBlock, innerIndent, replace, type SpanEdit, setAttribute } from "../../syntax/edits.ts";
import type { Block } from "../../syntax/nodes.ts";

/** A plugin as `required_plugins` names it. */
export interface RequiredPlugin {
  readonly name: string;
  readonly source: string;
  readonly version: string;
}

/**
 * Adds plugins to `required_plugins`: to the one of this file, else to the one of the folder, else to a new block.
 * @param path of a file that has a block.
 */
export function requirePlugins(
  template: PackerTemplate,
  path: string,
  plugins: readonly RequiredPlugin[],
): SpanEdit[] {
  const settings = settingsBlock(template, path);
  const existing = settings && block(settings.body, "required_plugins");
  if (existing) return addEntries(existing, plugins);
  const lines = ["required_plugins {", ...plugins.flatMap(entry).map((line) => `  ${line}`), "}"];
  return inSettings(template, path, lines, (owner) => [addBlock(owner, lines)]);
}

/** Says which Packer the template is for. */
export function requireVersion(template: PackerTemplate, path: string, constraint: string): SpanEdit[] {
  const line = `required_version = "${constraint}"`;
  return inSettings(template, path, [line], (owner) =>
    setAttribute(owner, "required_version", `"${constraint}"`),
  );
}

/** Puts lines into the template's `packer` block, or into a new one above everything else of the file. */
function inSettings(
  template: PackerTemplate,
  path: string,
  lines: readonly string[],
  add: (owner: Block) => SpanEdit[],
): SpanEdit[] {
  const settings = settingsBlock(template, path);
  if (settings) return add(settings.block);
  const first = template.allBlocks().find((one) => one.path === path);
  return first ? [addAbove(first.block, `packer {\n${lines.map((line) => `  ${line}\n`).join("")}}`)] : [];
}

function settingsBlock(template: PackerTemplate, path: string): PackerBlock | undefined {
  const all = template.blocks("packer");
  return all.find((one) => one.path === path) ?? all[0];
}

function addEntries(owner: Block, plugins: readonly RequiredPlugin[]): SpanEdit[] {
  const indent = innerIndent(owner);
  const text = plugins
    .map((plugin) =>
      entry(plugin)
        .map((line) => indent + line)
        .join("\n"),
    )
    .join("\n");
  const last = owner.body.attributes.at(-1);
  const body = owner.piece.text.slice(owner.body.range.start, owner.body.range.end);
  if (!body.includes("\n") || !last) {
    const outer = indent.slice(0, -2);
    const written = last ? `\n${indent}${body.trim()}` : "";
    return [replace({ piece: owner.piece, range: owner.body.range }, `${written}\n${text}\n${outer}`)];
  }
  const end = owner.piece.text.indexOf("\n", last.range.end);
  const at = owner.piece.text[end - 1] === "\r" ? end - 1 : end;
  return [replace({ piece: owner.piece, range: { start: at, end: at } }, `\n${text}`)];
}

function entry(plugin: RequiredPlugin): string[] {
  return [`${plugin.name} = {`, `  version = "${plugin.version}"`, `  source  = "${plugin.source}"`, "}"];
}
