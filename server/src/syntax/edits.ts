import { groupAround, isAligned, paddingEdits } from "./alignment.ts";
import { attribute } from "./body.ts";
import type { Attribute, Block, Body, Span } from "./nodes.ts";
import type { SourceFile } from "./source-file.ts";

/** Replace what stands at `range` of the piece by `newText`. Line ends are written as LF and adapted when applied. */
export interface SpanEdit extends Span {
  readonly newText: string;
  /** A new top-level item: a blank line parts it from what follows. */
  readonly isItem?: true;
}

export function replace(span: Span, newText: string): SpanEdit {
  return { piece: span.piece, range: span.range, newText };
}

/**
 * Takes an attribute or block away: whole lines, with one of two blank lines that would be left. A comment
 * behind it on its last line stays, on a line of its own.
 * @param owner the body it stands in; its neighbours are aligned again as `terraform fmt` would. Undefined at the top level.
 */
export function remove(item: Attribute | Block, owner: Body | undefined): SpanEdit[] {
  const edits = [removeLines(item)];
  if (owner && item.kind === "attribute") edits.push(...alignRest(groupAround(owner, item), [item]));
  return edits;
}

/** Takes several items away. Those that follow each other go as one, so that no blank line is taken twice. */
export function removeAll(items: readonly Span[]): SpanEdit[] {
  return runsOf(items).map(removeLines);
}

/** Takes several attributes of one body away and aligns their neighbours again as `terraform fmt` would. */
export function removeAttributes(items: readonly Attribute[], owner: Body): SpanEdit[] {
  const edits = removeAll(items);
  const groups = new Map(items.map((one) => groupAround(owner, one)).map((group) => [group[0], group]));
  for (const group of groups.values()) edits.push(...alignRest(group, items));
  return edits;
}

/** Aligns what is left of a group; a comment that stays behind parts it. */
function alignRest(group: readonly Attribute[], gone: readonly Attribute[]): SpanEdit[] {
  if (!isAligned(group)) return [];
  const rests: Attribute[][] = [[]];
  for (const one of group) {
    if (!gone.includes(one)) rests.at(-1)?.push(one);
    else if (leavesComment(one)) rests.push([]);
  }
  return rests.flatMap((rest) => paddingEdits(rest, longestName(rest)));
}

function leavesComment({ piece, range }: Attribute): boolean {
  return isComment(piece.text.slice(range.end, lineEnd(piece.text, range.end)));
}

/** Takes a top-level block away. Where it began its file, the blank lines behind it go too. */
export function removeTopLevel(item: Block, files: readonly SourceFile[]): SpanEdit[] {
  const edits = [removeLines(item)];
  for (const { pieces } of files) {
    const [first, second] = pieces;
    if (first?.piece !== item.piece || item.piece.text.slice(0, item.range.start).trim() !== "") continue;
    const blank = /^(?:[ \t]*\r?\n)+/.exec(second?.piece.text ?? "")?.[0];
    if (second && blank)
      edits.push(replace({ piece: second.piece, range: { start: 0, end: blank.length } }, ""));
  }
  return edits;
}

/**
 * Sets an attribute: replaces its expression, or adds the attribute behind `after` (or behind the last
 * attribute, or at the top of the body), aligned with its neighbours as `terraform fmt` would.
 */
export function setAttribute(owner: Block, name: string, expression: string, after?: string): SpanEdit[] {
  const existing = attribute(owner.body, name);
  if (existing) return [replace(existing.expression, expression)];
  const text = owner.piece.text;
  if (isOnOneLine(owner)) {
    const width = Math.max(longestName(owner.body.attributes), name.length);
    return [expand(owner, `${name.padEnd(width)} = ${expression}`, width)];
  }
  const own = owner.body.attributes.filter((one) => one.piece === owner.piece);
  const previous = own.find((one) => one.name === after) ?? own.at(-1);
  const indent = innerIndent(owner);
  if (!previous) {
    const at = lineEnd(text, owner.body.range.start);
    const gap = owner.body.blocks.length > 0 ? "\n" : "";
    return [insert(owner, at, `\n${indent}${name} = ${expression}${gap}`)];
  }
  const group = groupAround(owner.body, previous);
  // Behind a value over several lines the new attribute begins a group, perhaps with the next one.
  const next = own[own.indexOf(previous) + 1];
  if (next && group.length === 0 && isOnNextLine(text, previous, next))
    group.push(...groupAround(owner.body, next));
  const joins = group.length > 0 && isAligned(group);
  const width = joins ? Math.max(longestName(group), name.length) : name.length;
  const line = `\n${indent}${name.padEnd(width)} = ${expression}`;
  const edits = [insert(owner, lineEnd(text, previous.range.end), line)];
  if (joins) edits.push(...paddingEdits(group, width));
  return edits;
}

/** Gives an attribute another name and value, aligned with its neighbours as `terraform fmt` would. */
export function renameAttribute(owner: Body, item: Attribute, name: string, expression: string): SpanEdit[] {
  const group = groupAround(owner, item);
  const rest = group.filter((one) => one !== item);
  const joins = isAligned(group);
  const width = joins ? Math.max(longestName(rest), name.length) : name.length;
  const range = { start: item.nameRange.start, end: item.expression.range.end };
  const edits = [replace({ piece: item.piece, range }, `${name.padEnd(width)} = ${expression}`)];
  if (joins) edits.push(...paddingEdits(rest, width));
  return edits;
}

/**
 * Adds a nested block at the end of the body, a blank line before it.
 * @param lines of the whole block, without the indentation of the body it goes to.
 */
export function addBlock(owner: Block, lines: readonly string[]): SpanEdit {
  const indent = innerIndent(owner);
  const written = lines.map((line) => (line === "" ? "" : indent + line)).join("\n");
  if (isOnOneLine(owner)) return expand(owner, written.trimStart());
  const text = owner.piece.text;
  const end = trimmedEnd(text, owner.body.range.start, owner.body.range.end);
  const isEmpty = end === owner.body.range.start;
  return insert(owner, end, `${isEmpty ? "\n" : "\n\n"}${written}`);
}

/** Adds text as a new top-level item behind the piece's item. */
export function addAfter(item: Block, text: string): SpanEdit {
  const end = lineEnd(item.piece.text, item.range.end);
  return { ...insert(item, end, `\n\n${text}`), isItem: true };
}

/** Adds text as a new top-level item above the block and the comments that stand right above it. */
export function addAbove(item: Block, text: string): SpanEdit {
  const before = item.piece.text.slice(0, item.range.start);
  const gap = [...before.matchAll(/\n[ \t]*\r?\n/g)].at(-1);
  return insert(item, gap ? gap.index + gap[0].length : 0, `${text}\n\n`);
}

/** Adds a nested block behind another one, a blank line between them. */
export function addBlockAfter(sibling: Block, owner: Block, lines: readonly string[]): SpanEdit {
  const indent = innerIndent(owner);
  const written = lines.map((line) => (line === "" ? "" : indent + line)).join("\n");
  return insert(sibling, lineEnd(sibling.piece.text, sibling.range.end), `\n\n${written}`);
}

/** The indentation of what stands inside the block. */
export function innerIndent(owner: Block): string {
  const text = owner.piece.text;
  const first = [...owner.body.attributes, ...owner.body.blocks].find((one) => one.piece === owner.piece);
  const existing = first && indentAt(text, first.range.start);
  return existing ?? `${indentAt(text, owner.range.start) ?? ""}  `;
}

/** The blanks before `offset` on its line; undefined when other text stands before it there. */
export function indentAt(text: string, offset: number): string | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(start, offset);
  return before.trim() === "" ? before : undefined;
}

function insert(owner: Span, at: number, newText: string): SpanEdit {
  return { piece: owner.piece, range: { start: at, end: at }, newText };
}

function isOnOneLine(owner: Block): boolean {
  return !owner.piece.text.slice(owner.headerRange.end, owner.range.end).includes("\n");
}

/**
 * Writes a block that stands on one line over several lines, with one more item in it.
 * @param width the names are padded to; without it what is there stays as it is.
 */
function expand(owner: Block, item: string, width = 0): SpanEdit {
  const text = owner.piece.text;
  const indent = `${indentAt(text, owner.range.start) ?? ""}`;
  const { start, end } = owner.body.range;
  // HCL allows no second attribute on the line.
  const only = owner.body.attributes[0];
  const content = (
    only && width > 0
      ? `${text.slice(start, only.nameRange.start)}${only.name.padEnd(width)} = ${text.slice(only.expression.range.start, end)}`
      : text.slice(start, end)
  ).trim();
  const existing = content === "" ? "" : `${indent}  ${content}\n`;
  return {
    piece: owner.piece,
    range: owner.body.range,
    newText: `\n${existing}${indent}  ${item}\n${indent}`,
  };
}

/** Puts spans together that have nothing but blanks between them. */
function runsOf(items: readonly Span[]): Span[] {
  const runs: Span[] = [];
  for (const item of [...items].sort((a, b) => a.range.start - b.range.start)) {
    const index = runs.findLastIndex((run) => run.piece === item.piece);
    const before = runs[index];
    if (before && item.piece.text.slice(before.range.end, item.range.start).trim() === "")
      runs[index] = { piece: item.piece, range: { start: before.range.start, end: item.range.end } };
    else runs.push({ piece: item.piece, range: item.range });
  }
  return runs;
}

function removeLines(item: Span): SpanEdit {
  const { text } = item.piece;
  const lineStart = text.lastIndexOf("\n", item.range.start - 1) + 1;
  const end = lineEnd(text, item.range.end);
  const before = text.slice(lineStart, item.range.start);
  const after = text.slice(item.range.end, end);
  if (before.trim() !== "" || (after.trim() !== "" && !isComment(after))) {
    return replace({ piece: item.piece, range: withBlanksBefore(text, item) }, "");
  }
  if (after.trim() !== "")
    return replace(
      { piece: item.piece, range: { start: item.range.start, end: end - after.trim().length } },
      "",
    );
  return replace({ piece: item.piece, range: withBlankLine(text, lineStart, end) }, "");
}

function isComment(text: string): boolean {
  return /^\s*(?:#|\/\/|\/\*)/.test(text);
}

/** On a line with other items only the item and the blanks before it go; nothing is left in braces that hold no other. */
function withBlanksBefore(text: string, item: Span): Span["range"] {
  let { start, end } = item.range;
  while (start > 0 && isBlank(text[start - 1])) start--;
  if (text[start - 1] !== "{") return { start, end };
  while (isBlank(text[end])) end++;
  return { start, end: text[end] === "}" ? end : item.range.end };
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

/** The lines, and one blank line where otherwise two would meet or one would stand at the edge of a body. */
function withBlankLine(text: string, start: number, end: number): Span["range"] {
  const next = end < text.length ? end + 1 + (text[end] === "\r" ? 1 : 0) : end;
  const previousLine = lineBefore(text, start);
  const followingLine = lineAfter(text, next);
  const blankBefore = previousLine !== undefined && previousLine.text.trim() === "";
  const closes = followingLine !== undefined && /^\s*\}/.test(followingLine.text);
  const blankAfter = followingLine !== undefined && followingLine.text.trim() === "";
  const opens = previousLine === undefined || /[{]\s*$/.test(previousLine.text);
  if (blankBefore && (closes || blankAfter || followingLine === undefined))
    return { start: previousLine.start, end: next };
  if (blankAfter && opens) return { start, end: followingLine.end };
  return { start, end: next };
}

function lineBefore(text: string, start: number): { text: string; start: number } | undefined {
  if (start === 0) return undefined;
  const from = start < 2 ? 0 : text.lastIndexOf("\n", start - 2) + 1;
  return { text: text.slice(from, start - 1), start: from };
}

function lineAfter(text: string, start: number): { text: string; end: number } | undefined {
  if (start >= text.length) return undefined;
  const newline = text.indexOf("\n", start);
  const end = newline < 0 ? text.length : newline + 1;
  return { text: text.slice(start, end), end };
}

/** The offset of the line end (CR or LF) behind `offset`. */
function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  if (newline < 0) return text.length;
  return newline > offset && text[newline - 1] === "\r" ? newline - 1 : newline;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let result = end;
  while (result > start && /\s/.test(text[result - 1] as string)) result--;
  return result;
}

function isOnNextLine(text: string, upper: Attribute, lower: Attribute): boolean {
  return text.slice(upper.range.end, lower.range.start).split("\n").length === 2;
}

function longestName(group: readonly Attribute[]): number {
  return group.reduce((longest, one) => Math.max(longest, one.name.length), 0);
}
