import { attribute, blocksOfType } from "../../syntax/body.ts";
import { addBlock, indentAt, remove, replace, type SpanEdit, setAttribute } from "../../syntax/edits.ts";
import { removeItems } from "../../syntax/list-edits.ts";
import type { Attribute, Block, Span } from "../../syntax/nodes.ts";
import { comments } from "../../syntax/scanner.ts";
import type { IgnoredChange } from "../../terraform/lifecycle.ts";
import type { Resource } from "../../terraform/module.ts";
import { contains } from "../../text/range.ts";

/** Sets `name = value` in the resource's `lifecycle` block, and makes that block when there is none. */
export function setLifecycle(resource: Resource, name: string, value: string): SpanEdit[] {
  const existing = lifecycles(resource);
  const owner = existing.find((one) => attribute(one.body, name)) ?? existing[0];
  if (owner) {
    const written = attribute(owner.body, name);
    return written ? [replace(written.expression, value)] : setAttribute(owner, name, value);
  }
  return [addBlock(resource.block, ["lifecycle {", `  ${name} = ${value}`, "}"])];
}

/**
 * Takes an attribute out of its `lifecycle` block, and the block with it when nothing else is in
 * it. Comments inside what goes stay where it stood.
 */
export function removeFromLifecycle(item: Attribute): SpanEdit[] {
  const owner = writtenLifecycle(item);
  const isAlone = owner?.body.attributes.length === 1 && owner.body.blocks.length === 0;
  const goes = isAlone ? owner : item;
  const kept = commentsIn(goes);
  if (kept.length === 0) return remove(goes, isAlone ? undefined : owner?.body);
  const indent = indentAt(goes.piece.text, goes.range.start) ?? "";
  return [replace(goes, kept.join(`\n${indent}`))];
}

/** Takes an entry out of `ignore_changes`, and the whole of it when nothing else is in it. */
export function withoutIgnored(list: Attribute, entry: IgnoredChange): SpanEdit[] {
  const { expression } = list;
  if (expression.kind !== "tuple" || expression.items.length < 2) return removeFromLifecycle(list);
  return removeItems(expression, [entry.expression]);
}

/** The block as written in its own file, before override files are merged. */
function writtenLifecycle(item: Attribute): Block | undefined {
  const top = item.piece.item;
  if (top?.kind !== "block") return undefined;
  return blocksOfType(top.body, "lifecycle").find((one) => contains(one.range, item.range));
}

function lifecycles(resource: Resource): Block[] {
  return blocksOfType(resource.body, "lifecycle");
}

function commentsIn(span: Span): string[] {
  const { text } = span.piece;
  return comments(text)
    .filter(({ start, end }) => span.range.start <= start && end <= span.range.end)
    .map(({ start, end }) => text.slice(start, end));
}
