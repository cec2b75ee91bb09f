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
