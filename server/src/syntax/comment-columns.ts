import { applyEdits, type TextEdit } from "../text/edit.ts";
import { type Range, shift } from "../text/range.ts";
import { comments } from "./scanner.ts";

/**
 * Edits of one text, completed by those that keep the comments at the ends of lines where `terraform fmt` puts
 * them: one below the other on lines that follow each other. Comments that stood elsewhere before are left alone.
 */
export function keepCommentColumns(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (!/[#/]/.test(text)) return edits;
  const before = comments(text);
  const parts = placed(edits);
  if (before.length === 0 || !parts || before.some((one) => parts.some((part) => isCutBy(one, part))))
    return edits;
  const aligned = new Map<number, boolean>();
  for (const run of runsOf(text, before)) {
    const isAligned = run.every((line) => gapOf(line) === gapIn(run, line));
    for (const line of run) aligned.set(line.comment, isAligned);
  }
  if (![...aligned.values()].includes(true)) return edits;

  const after = applyEdits(text, parts).text;
  const origins = new Map<number, number>();
  const found = commentsAfter(before, parts, origins);
  const padding = runsOf(after, found)
    .filter((run) =>
      run.every((line) => {
        const origin = origins.get(line.comment);
        return origin === undefined || aligned.get(origin) !== false;
      }),
    )
    .flatMap(paddingOf);
  return padding.length === 0 ? edits : composed(after, parts, padding);
}

/** A text with its comments at the ends of lines where `terraform fmt` puts them. */
export function alignComments(text: string): string {
  return applyEdits(text, runsOf(text, comments(text)).flatMap(paddingOf)).text;
}

/** A line with a comment behind code. */
interface Line {
  /** The offset behind the code. */
  readonly end: number;
  /** Where the comment starts. */
  readonly comment: number;
  readonly width: number;
}

/** Lines with comments behind code that follow each other. A block comment counts as code, as it does for `fmt`. */
function runsOf(text: string, found: readonly Range[]): Line[][] {
  const runs: Line[][] = [];
  let previous = Number.NaN;
  let commentEnd = 0;
  for (const { start, end } of found) {
    // An edit may put a comment in front of another one on its line.
    if (start < commentEnd) continue;
    if (text.startsWith("/*", start)) {
      // What goes on over several lines is one line to `fmt`: nothing is known of the column behind it.
      if (text.slice(start, end).includes("\n")) previous = Number.NaN;
      continue;
    }
    const newline = text.indexOf("\n", end);
    commentEnd = newline < 0 ? text.length : newline;
    const lineStart = text.lastIndexOf("\n", start - 1) + 1;
    const code = text.slice(lineStart, start).trimEnd();
    if (code === "") continue;
    const line = { end: lineStart + code.length, comment: start, width: columns(code) };
    if (lineStart === previous) runs.at(-1)?.push(line);
    else runs.push([line]);
    previous = commentEnd + 1;
  }
  return runs;
}

function gapOf(line: Line): number {
  return line.comment - line.end;
}

function gapIn(run: readonly Line[], line: Line): number {
  return Math.max(...run.map((one) => one.width)) - line.width + 1;
}

function paddingOf(run: readonly Line[]): TextEdit[] {
  return run
    .filter((line) => gapOf(line) !== gapIn(run, line))
    .map((line) => ({
      range: { start: line.end, end: line.comment },
      newText: " ".repeat(gapIn(run, line)),
    }));
}

/** `fmt` counts what a reader sees as one character. */
function columns(code: string): number {
  if (/^[ -~]*$/.test(code)) return code.length;
  return [...CHARACTERS.segment(code)].length;
}

/** An edit, and where its new text stands once all are applied. */
interface Part extends TextEdit {
  readonly after: Range;
}

/** Undefined when edits overlap. */
function placed(edits: readonly TextEdit[]): Part[] | undefined {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const parts: Part[] = [];
  let moved = 0;
  let position = 0;
  for (const { range, newText } of sorted) {
    if (range.start < position) return undefined;
    const start = range.start + moved;
    parts.push({ range, newText, after: { start, end: start + newText.length } });
    moved += newText.length - (range.end - range.start);
    position = range.end;
  }
  return parts;
}

/** True when an edit takes a part of a comment, or writes into it. */
function isCutBy(comment: Range, { range }: Part): boolean {
  const isApart = range.end <= comment.start || range.start >= comment.end;
  return !isApart && !(range.start <= comment.start && range.end >= comment.end);
}

/**
 * The comments once the edits are applied.
 * @param origins gets, for those that stood in the text before, where they did.
 */
function commentsAfter(
  before: readonly Range[],
  parts: readonly Part[],
  origins: Map<number, number>,
): Range[] {
  const result: Range[] = parts.flatMap(({ newText, after }) =>
    /[#/]/.test(newText) ? comments(newText).map((one) => shift(one, after.start)) : [],
  );
  let next = 0;
  let moved = 0;
  for (const { start, end } of before) {
    for (let part = parts[next]; part && part.range.end <= start; part = parts[++next])
      moved = part.after.end - part.range.end;
    const part = parts[next];
    if (part && part.range.start <= start && part.range.end >= end) continue;
    origins.set(start + moved, start);
    result.push(shift({ start, end }, moved));
  }
  return result.sort((a, b) => a.start - b.start);
}

/** The edits, and those of the text they make, as edits of the text before. */
function composed(after: string, parts: readonly Part[], padding: readonly TextEdit[]): TextEdit[] {
  const steps = [
    ...parts.map((part) => ({ at: part.after, part, pad: undefined })),
    ...padding.map((pad) => ({ at: pad.range, part: undefined, pad })),
  ].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  const result: TextEdit[] = [];
  let moved = 0;
  for (let first = 0; first < steps.length; ) {
    const start = (steps[first] as (typeof steps)[number]).at.start;
    let end = start;
    let last = first;
    for (let step = steps[last]; step && (last === first || step.at.start < end); step = steps[++last])
      end = Math.max(end, step.at.end);
    const own = steps.slice(first, last);
    const pads = own.flatMap(({ pad }) => (pad ? [{ ...pad, range: shift(pad.range, -start) }] : []));
    const lastPart = own.findLast((step) => step.part)?.part;
    const movedBefore = moved;
    if (lastPart) moved = lastPart.after.end - lastPart.range.end;
    result.push({
      range: { start: start - movedBefore, end: end - moved },
      newText: applyEdits(after.slice(start, end), pads).text,
    });
    first = last;
  }
  return result;
}

const CHARACTERS = new Intl.Segmenter("en", { granularity: "grapheme" });
