import { groupAround, isAligned, paddingEdits } from "./alignment.ts";
import { remove, replace, type SpanEdit } from "./edits.ts";
import { commentTexts } from "./list-edits.ts";
import type { Attribute, Body, ObjectExpression, ObjectItem } from "./nodes.ts";

/** Takes an item out of a written object, with the comma that goes with it, and aligns its neighbours again. */
export function removeObjectItem(object: ObjectExpression, item: ObjectItem): SpanEdit[] {
  const { piece } = object;
  const index = object.items.indexOf(item);
  const next = object.items[index + 1];
  const previous = object.items[index - 1];
  const behind = /^[ \t]*,/.exec(piece.text.slice(item.range.end))?.[0].length ?? 0;
  const end = item.range.end + behind;
  const shares = (from: number, to: number): boolean => !piece.text.slice(from, to).includes("\n");
  const cut = (start: number, stop: number, kept = ""): SpanEdit[] => [
    replace({ piece, range: { start, end: stop } }, kept),
  ];
  const comments = (from: number, to: number): string[] => commentTexts(piece.text.slice(from, to));
  if (next && shares(end, next.range.start)) {
    const kept = comments(end, next.range.start).map((comment) => `${comment} `);
    return cut(item.range.start, next.range.start, kept.join(""));
  }
  if (previous && shares(previous.range.end, item.range.start)) {
    const start = behind > 0 ? previous.range.end + 1 : previous.range.end;
    const kept = comments(start, item.range.start).map((comment) => ` ${comment}`);
    return cut(start, end, kept.join(""));
  }
  if (shares(object.range.start, item.range.start)) return cut(item.range.start, end);
  const attributes = object.items.map((one) => asAttribute(object, one));
  const body: Body = { range: object.range, piece, attributes, blocks: [], problems: [] };
  const own = attributes[index] as Attribute;
  const [first, ...realigned] = remove(own, body);
  if (!first || behind === 0) return [...(first ? [first] : []), ...realigned];
  return [...remove({ ...own, range: { start: item.range.start, end } }, undefined), ...realigned];
}

/**
 * Adds an item at the end of a written object, aligned with its neighbours as `terraform fmt` would.
 * @param name as it is to be written: a bare word, or a text in quotes.
 */
export function addObjectItem(object: ObjectExpression, name: string, expression: string): SpanEdit[] {
  const last = object.items.at(-1);
  if (!last) return [addFirst(object, `${name} = ${expression}`)];
  const { piece } = object;
  const behind = /^[ \t]*,/.exec(piece.text.slice(last.range.end))?.[0].length ?? 0;
  const end = last.range.end + behind;
  const newline = piece.text.indexOf("\n", end);
  if (newline < 0 || newline >= object.range.end)
    return [insertAt(object, end, `${behind > 0 ? " " : ", "}${name} = ${expression}`)];
  // An item over several lines is not aligned with its neighbours.
  const group = expression.includes("\n") ? [] : alignedWithLast(object);
  const width = Math.max(name.length, ...group.map((one) => one.name.length));
  const lineEnd = piece.text[newline - 1] === "\r" ? newline - 1 : newline;
  const indent = indentOfLine(piece.text, last.range.start);
  const line = `\n${indent}${name.padEnd(width)} = ${expression.replaceAll("\n", `\n${indent}`)}${behind > 0 ? "," : ""}`;
  return [insertAt(object, lineEnd, line), ...paddingEdits(group, width)];
}

function addFirst(object: ObjectExpression, item: string): SpanEdit {
  const { text } = object.piece;
  const inside = text.slice(object.range.start + 1, object.range.end - 1);
  if (inside.trim() === "") return replace(object, `{ ${item} }`);
  const indent = inside.includes("\n") ? `\n${indentOfLine(text, object.range.start)}  ` : " ";
  return insertAt(object, object.range.start + 1, indent + item);
}

/** The last item and those aligned with it; empty when nothing is to be aligned. */
function alignedWithLast(object: ObjectExpression): Attribute[] {
  const attributes = object.items.map((one) => asAttribute(object, one));
  const body: Body = { range: object.range, piece: object.piece, attributes, blocks: [], problems: [] };
  const group = groupAround(body, attributes.at(-1) as Attribute);
  return isAligned(group) ? group : [];
}

function insertAt({ piece }: ObjectExpression, offset: number, newText: string): SpanEdit {
  return replace({ piece, range: { start: offset, end: offset } }, newText);
}

function indentOfLine(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", offset - 1) + 1))?.[0] ?? "";
}

/** `fmt` aligns the items of an object as it does the attributes of a block. */
function asAttribute(object: ObjectExpression, item: ObjectItem): Attribute {
  const { piece } = object;
  return {
    kind: "attribute",
    name: piece.text.slice(item.key.range.start, item.key.range.end),
    nameRange: item.key.range,
    expression: item.value,
    piece,
    range: item.range,
  };
}
