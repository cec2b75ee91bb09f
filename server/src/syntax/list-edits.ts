import { indentAt, replace, type SpanEdit } from "./edits.ts";
import type { Expression, TupleExpression } from "./nodes.ts";

/**
 * Takes items out of a written list, with the commas that go with them. Items on lines of their own take their
 * lines along; comments stay, one behind an item on a line of its own.
 */
export function removeItems(list: TupleExpression, gone: readonly Expression[]): SpanEdit[] {
  if (list.items.every((item) => gone.includes(item)) && !hasComments(list)) return [replace(list, "[]")];
  return runs(list, gone).flatMap((run) => removeRun(list, run, gone));
}

/** True when a comment stands directly in the list, between its items. */
export function hasComments(list: TupleExpression): boolean {
  return gaps(list).some((gap) => /[#/]/.test(list.piece.text.slice(gap.start, gap.end)));
}

/** Positions in `items` of neighbours that go together: those that follow each other on one line. */
interface Run {
  readonly from: number;
  readonly to: number;
}

function runs(list: TupleExpression, gone: readonly Expression[]): Run[] {
  const result: Run[] = [];
  for (const [index, item] of list.items.entries()) {
    if (!gone.includes(item)) continue;
    const last = result.at(-1);
    const previous = list.items[index - 1];
    const sameLine = previous && !between(list, previous.range.end, item.range.start).includes("\n");
    if (last && last.to === index - 1 && sameLine) result[result.length - 1] = { from: last.from, to: index };
    else result.push({ from: index, to: index });
  }
  return result;
}

function removeRun(list: TupleExpression, run: Run, gone: readonly Expression[]): SpanEdit[] {
  const { text } = list.piece;
  const first = list.items[run.from] as Expression;
  const last = list.items[run.to] as Expression;
  const comma = commaAfter(list, run.to);
  const end = comma === undefined ? last.range.end : comma + 1;
  const previousComma = comma === undefined ? commaToDrop(list, run, gone) : [];
  const rest = text.slice(end, lineEnd(text, end));
  const comments = commentsIn(list, first.range.start, end);
  if (comments.some((comment) => !comment.startsWith("/*")))
    return [cut(list, first.range.start, last.range.end), cut(list, end - 1, end)];
  if (comments.length > 0) {
    const range = { start: first.range.start, end };
    const blank = /^[ \t\r\]]|^$/.test(rest) ? "" : " ";
    return [replace({ piece: list.piece, range }, comments.join(" ") + blank), ...previousComma];
  }
  const isFirstOnLine =
    indentAt(text, first.range.start) !== undefined && first.range.start > list.range.start;
  if (isFirstOnLine) {
    const start = text.lastIndexOf("\n", first.range.start - 1) + 1;
    if (rest.trim() === "") return [cut(list, start, lineEnd(text, end) + 1), ...previousComma];
    if (/^\s*(?:#|\/[/*])/.test(rest))
      return [cut(list, first.range.start, pastBlanks(text, end)), ...previousComma];
  }
  const next = list.items[run.to + 1];
  if (next && /^[\s,]*$/.test(between(list, last.range.end, next.range.start)) && onOneLine(list, last, next))
    return [cut(list, first.range.start, next.range.start)];
  const previous = list.items[run.from - 1];
  if (previous && /^[\s,]*$/.test(between(list, previous.range.end, first.range.start)))
    return [cut(list, comma === undefined ? previous.range.end : withBlanks(text, first.range.start), end)];
  if (isFirstOnLine) return [cut(list, first.range.start, pastBlanks(text, end)), ...previousComma];
  if (/^\s*(?:\]|$)/.test(rest))
    return [cut(list, withBlanks(text, first.range.start), end), ...previousComma];
  const before = text[first.range.start - 1];
  const isDouble = before === " " || (before === "[" && /^[ \t]*\/\*/.test(rest));
  return [cut(list, first.range.start, isDouble ? pastBlanks(text, end) : end), ...previousComma];
}

/** A list that had no comma behind its last item gets none by losing that item. */
function commaToDrop(list: TupleExpression, run: Run, gone: readonly Expression[]): SpanEdit[] {
  const kept = list.items.findLastIndex((item, index) => index < run.from && !gone.includes(item));
  const comma = kept < 0 ? undefined : commaAfter(list, kept);
  return comma === undefined ? [] : [cut(list, comma, comma + 1)];
}

/** The comments between two offsets that stand directly in the list. */
function commentsIn(list: TupleExpression, start: number, end: number): string[] {
  return gaps(list)
    .filter((gap) => gap.start >= start && gap.start < end)
    .flatMap((gap) => commentTexts(between(list, gap.start, Math.min(gap.end, end))));
}

/** The comments of a text that has nothing else but blanks and commas. */
export function commentTexts(text: string): string[] {
  return text.match(/\/\*[\s\S]*?\*\/|(?:#|\/\/)[^\r\n]*/g) ?? [];
}

function onOneLine(list: TupleExpression, upper: Expression, lower: Expression): boolean {
  return !between(list, upper.range.end, lower.range.start).includes("\n");
}

/** The offset of the comma behind an item; undefined when the last item has none. */
function commaAfter(list: TupleExpression, index: number): number | undefined {
  const gap = gaps(list)[index + 1];
  if (!gap) return undefined;
  const { text } = list.piece;
  for (let offset = gap.start; offset < gap.end; offset++) {
    if (text[offset] === ",") return offset;
    if (text[offset] === "#" || text.startsWith("//", offset)) offset = lineEnd(text, offset);
    else if (text.startsWith("/*", offset)) offset = text.indexOf("*/", offset) + 1;
  }
  return undefined;
}

/** The stretches before, between and behind the items: only blanks, commas and comments stand there. */
function gaps(list: TupleExpression): { start: number; end: number }[] {
  const starts = [list.range.start + 1, ...list.items.map((item) => item.range.end)];
  const ends = [...list.items.map((item) => item.range.start), list.range.end - 1];
  return starts.map((start, index) => ({ start, end: ends[index] as number }));
}

function between(list: TupleExpression, start: number, end: number): string {
  return list.piece.text.slice(start, end);
}

function withBlanks(text: string, offset: number): number {
  let start = offset;
  while (text[start - 1] === " " || text[start - 1] === "\t") start--;
  return start;
}

function pastBlanks(text: string, offset: number): number {
  let end = offset;
  while (text[end] === " " || text[end] === "\t") end++;
  return end;
}

function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  return newline < 0 ? text.length : newline;
}

function cut(list: TupleExpression, start: number, end: number): SpanEdit {
  return replace({ piece: list.piece, range: { start, end } }, "");
}
