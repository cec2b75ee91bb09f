import { blocksOfType, dynamicBlocks } from "../../syntax/body.ts";
import { indentAt, remove, removeTopLevel, replace, type SpanEdit } from "../../syntax/edits.ts";
import { removeItems } from "../../syntax/list-edits.ts";
import type { Block } from "../../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import { isUsedBeside } from "../../terraform/users.ts";
import type { Place } from "./entry.ts";

type Removal = (() => SpanEdit[]) | undefined;

/**
 * What a provider makes of a resource whose last block of a type goes. `empty list`: it keeps the rules it had
 * unless the attribute is written as `[]`. `stays`: it keeps them whatever is written, so removing helps nobody.
 */
export type LastBlock = "empty list" | "stays";

/** Takes a rule away that is a resource of its own, unless something refers to it or an override file adds to it. */
export function removeResource(module: TerraformModule, resource: Resource): Removal {
  if (resource.body !== resource.block.body || isUsedBeside(module, resource.address)) return undefined;
  return () => removeTopLevel(resource.block, module.files);
}

/** Takes a rule away that is a block or list item of a resource. */
export function removeNested(resource: Resource, type: string, place: Place, lastBlock?: LastBlock): Removal {
  if (place.kind === "item") {
    const { list, item } = place;
    return list && (() => removeItems(list, [item]));
  }
  const { body } = resource;
  const isLast = blocksOfType(body, type).length === 1 && dynamicBlocks(body, type).length === 0;
  if (!isLast || lastBlock === undefined) return () => remove(place.block, body);
  return lastBlock === "stays" ? undefined : () => emptyList(resource, type, place.block);
}

/** Writes `type = []` where the block stood, apart from attributes it would otherwise have to be aligned with. */
function emptyList(resource: Resource, type: string, last: Block): SpanEdit[] {
  const { text } = last.piece;
  const indent = indentAt(text, last.range.start);
  if (indent === undefined) return [replace(last, `${type} = []`)];
  const own = resource.body.attributes.filter((one) => one.piece === last.piece);
  const touchesBefore = own.some((one) => isLineBreak(text.slice(one.range.end, last.range.start)));
  const touchesAfter = own.some((one) => isLineBreak(text.slice(last.range.end, one.range.start)));
  const range = { start: last.range.start - indent.length, end: last.range.end };
  const newText = `${touchesBefore ? "\n" : ""}${indent}${type} = []${touchesAfter ? "\n" : ""}`;
  return [replace({ piece: last.piece, range }, newText)];
}

function isLineBreak(gap: string): boolean {
  return /^[ \t]*\r?\n[ \t]*$/.test(gap);
}
