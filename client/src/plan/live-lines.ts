import type { SourcePlace } from "../../../protocol/src/plan-view.ts";

type Range = SourcePlace["range"];

/** One change of a text: what was there and what was put in its place. */
export interface TextChange {
  readonly range: Range;
  readonly text: string;
}

/**
 * Where a header is after an edit, until it is known better: lines above it move it, and what is typed in its own line does not.
 * Undefined when it was in what was taken away.
 */
export function afterEdit(range: Range, { range: edited, text }: TextChange): Range | undefined {
  const isBelow =
    range.start.line > edited.end.line ||
    (range.start.line === edited.end.line && range.start.character >= edited.end.character);
  if (!isBelow) return isInside(range, edited) ? undefined : range;
  const added = text.split("\n");
  const lines = added.length - 1 - (edited.end.line - edited.start.line);
  const isSameLine = range.start.line === edited.end.line;
  const last = added.at(-1)?.length ?? 0;
  const before = added.length === 1 ? edited.start.character : 0;
  const moved = isSameLine ? before + last - edited.end.character : 0;
  const isOneLine = range.end.line === range.start.line;
  return {
    start: { line: range.start.line + lines, character: range.start.character + moved },
    end: { line: range.end.line + lines, character: range.end.character + (isOneLine ? moved : 0) },
  };
}

function isInside(range: Range, edited: Range): boolean {
  const beginsBefore =
    edited.start.line < range.start.line ||
    (edited.start.line === range.start.line && edited.start.character <= range.start.character);
  const endsAfter =
    edited.end.line > range.end.line ||
    (edited.end.line === range.end.line && edited.end.character >= range.end.character);
  return (
    beginsBefore &&
    endsAfter &&
    (edited.start.line !== edited.end.line || edited.start.character !== edited.end.character)
  );
}

/** The mark of the block that a line is in: the last one that begins above, unless that block ends before. */
export function lineAt<One extends { readonly range: { readonly start: { readonly line: number } } }>(
  lines: readonly One[],
  cursor: number,
  textOf: (line: number) => string,
): One | undefined {
  const found = lines.findLast(({ range }) => range.start.line <= cursor);
  if (!found) return undefined;
  for (let at = found.range.start.line + 1; at < cursor; at++) if (/^\}/.test(textOf(at))) return undefined;
  return found;
}
