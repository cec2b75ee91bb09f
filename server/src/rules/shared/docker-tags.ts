import type { PackerTemplate } from "../../packer/template.ts";
import { sourceText } from "../../syntax/body.ts";
import { indentAt, replace, type SpanEdit } from "../../syntax/edits.ts";
import type { Attribute, TupleExpression } from "../../syntax/nodes.ts";
import { declareTimestamp, timestampLocal, type UniqueNames } from "./image-names.ts";

/** Adds the time of the bake to a list of tags. Undefined when the list cannot be edited in place. */
export function uniqueTags(template: PackerTemplate, tags: Attribute): UniqueNames | undefined {
  const stamp = timestampLocal(template);
  const { expression } = tags;
  const edit =
    expression.kind === "tuple"
      ? addItem(expression, `local.${stamp.name}`)
      : concatenated(tags, `local.${stamp.name}`);
  if (!edit) return undefined;
  return {
    safe: expression.kind === "tuple",
    edits: () => [edit, ...declareTimestamp(template, stamp, tags.piece)],
  };
}

function addItem(list: TupleExpression, item: string): SpanEdit | undefined {
  const last = list.items.at(-1);
  if (!last) return undefined;
  const { text } = last.piece;
  const indent = indentAt(text, last.range.start);
  const end = { start: last.range.end, end: last.range.end };
  const separator = indent === undefined ? ", " : `,\n${indent}`;
  const rest = text.slice(last.range.end, list.range.end).split("\n")[0] ?? "";
  // A comment behind the last item would seem to speak of the new one.
  return /[#/]/.test(rest) ? undefined : replace({ piece: last.piece, range: end }, separator + item);
}

function concatenated({ expression }: Attribute, item: string): SpanEdit | undefined {
  const written = sourceText(expression);
  if (written.includes("\n") || expression.kind === "literal" || expression.kind === "template")
    return undefined;
  return replace(expression, `concat(${written}, [${item}])`);
}
