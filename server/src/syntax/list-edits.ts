import { indentAt, replace, type SpanEdit } from "./edits.ts";
import type { Expression, TupleExpression } from "./nodes.ts";

/**
 * Takes items out of a written list, with the commas that go with them. Items on lines of their own take their
 * lines along; comments stay, one behind an item on a line of its own.
 */
export function removeItems(list: TupleExpression, gone: readonly Expression[]): SpanEdit[] {
  if (list.items.every((item) => gone.includes(item)) && !hasComments(list)) return [replace(list, "[]")];
  return [...runs(list, gone).flatMap((run) => removeRun(list, run)), ...alignComments(list, gone)];
}

export function removeItem(list: TupleExpression, gone: Expression): SpanEdit[] {
  return removeItems(list, [gone]);
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

function removeRun(list: TupleExpression, run: Run): SpanEdit[] {
  const { text } = list.piece;
  const first = list.items[run.from] as Expression;
  const last = list.items[run.to] as Expression;
  const comma = commaAfter(list, run.to);
  const end = comma === undefined ? last.range.end : comma + 1;
  const previousComma = comma === undefined ? commaToDrop(list, run) : [];
  const rest = text.slice(end, lineEnd(text, end));
  if (indentAt(text, first.range.start) !== undefined && first.range.start > list.range.start) {
    const start = text.lastIndexOf("\n", first.range.start - 1) + 1;
    if (rest.trim() === "") return [cut(list, start, lineEnd(text, end) + 1), ...previousComma];
    if (/^\s*(?:#|\/\/)/.test(rest))
      return [cut(list, first.range.start, end + rest.length - rest.trimStart().length), ...previousComma];
  }
  const next = list.items[run.to + 1];
  if (next && /^[\s,]*$/.test(between(list, last.range.end, next.range.start)) && onOneLine(list, last, next))
    return [cut(list, first.range.start, next.range.start)];
  const previous = list.items[run.from - 1];
  if (previous && /^[\s,]*$/.test(between(list, previous.range.end, first.range.start)))
    return [cut(list, comma === undefined ? previous.range.end : withBlanks(text, first.range.start), end)];
  const start = /^\s*(?:\]|$)/.test(rest) ? withBlanks(text, first.range.start) : first.range.start;
  return [cut(list, start, end), ...previousComma];
}

/** A list that had no comma behind its last item gets none by losing that item. */
function commaToDrop(list: TupleExpression, run: Run): SpanEdit[] {
  const comma = run.from === 0 ? undefined : commaAfter(list, run.from - 1);
  return comma === undefined ? [] : [cut(list, comma, comma + 1)];
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

function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  return newline < 0 ? text.length : newline;
}

function cut(list: TupleExpression, start: number, end: number): SpanEdit {
  return replace({ piece: list.piece, range: { start, end } }, "");
}

/** An item on a line of its own. */
interface Line {
  readonly item: Expression;
  /** Behind its comma. */
  readonly end: number;
  /** Where the comment behind it starts. */
  readonly comment: number | undefined;
  readonly width: number;
}

/** Comments that stood below each other, as `terraform fmt` aligns them, do so again. */
function alignComments(list: TupleExpression, gone: readonly Expression[]): SpanEdit[] {
  const { text } = list.piece;
  const lines = list.items.map((_item, index) => lineOf(list, index));
  const isAligned = (chain: readonly Line[]): boolean =>
    chain.every((one) => gapOf(one) === gapIn(chain, one));
  if (!chains(list, lines, []).every(isAligned)) return [];
  return chains(list, lines, gone).flatMap((chain) =>
    chain
      .filter((one) => gapOf(one) !== gapIn(chain, one))
      .map((one) => {
        const range = { start: one.end, end: one.comment as number };
        return replace({ piece: list.piece, range }, " ".repeat(gapIn(chain, one)));
      }),
  );

  function lineOf(all: TupleExpression, index: number): Line | undefined {
    const item = all.items[index] as Expression;
    const indent = indentAt(text, item.range.start);
    if (indent === undefined || text.slice(item.range.start, item.range.end).includes("\n")) return undefined;
    const comma = commaAfter(all, index);
    const end = comma === undefined ? item.range.end : comma + 1;
    const rest = text.slice(end, lineEnd(text, end));
    const comment = /^[ \t]+(?:#|\/\/)/.test(rest) ? end + rest.length - rest.trimStart().length : undefined;
    return { item, end, comment, width: indent.length + end - item.range.start };
  }
}

/** The lines with comments that follow each other once `gone` are away; a comment that stays alone parts them. */
function chains(
  list: TupleExpression,
  lines: readonly (Line | undefined)[],
  gone: readonly Expression[],
): Line[][] {
  const { text } = list.piece;
  const result: Line[][] = [[]];
  let previousEnd: number | undefined;
  for (const line of lines) {
    const isGone = line !== undefined && gone.includes(line.item);
    const adjoins =
      line !== undefined &&
      previousEnd !== undefined &&
      text.slice(previousEnd, line.item.range.start).trim() === "" &&
      text.slice(previousEnd, line.item.range.start).split("\n").length === 2;
    if (!line || !adjoins || line.comment === undefined || isGone) {
      if (!(isGone && adjoins && line.comment === undefined)) result.push([]);
    }
    if (line?.comment !== undefined && !isGone) result.at(-1)?.push(line);
    previousEnd = line && lineEnd(text, line.end);
  }
  return result.filter((chain) => chain.length > 0);
}

function gapOf(line: Line): number {
  return (line.comment as number) - line.end;
}

function gapIn(chain: readonly Line[], line: Line): number {
  return Math.max(...chain.map((one) => one.width)) - line.width + 1;
}
