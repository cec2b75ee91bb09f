import { diffArrays } from "diff";
import type { DiffLine, DiffWord } from "../../../protocol/src/plan-view.ts";

/** Beyond these bounds a comparison says more than anybody reads, and takes long. */
const MOST_EDITS = 400;
const MOST_LINES = 200;
const MOST_COMPARED_LINES = 20_000;
const LONGEST_LINE = 400;
const CONTEXT = 2;
const LONGEST_WORDS = 600;

/** What differs line by line, with some of the lines around it. Undefined texts are not there. */
export function diffLines(before: string | undefined, after: string | undefined): DiffLine[] {
  const left = linesOf(before);
  const right = linesOf(after);
  const isSmall = left.length + right.length <= MOST_COMPARED_LINES;
  const parts = isSmall ? diffArrays(left, right, { maxEditLength: MOST_EDITS }) : undefined;
  const lines = parts
    ? parts.flatMap((part) =>
        part.value.map((text) => ({
          kind: part.added ? ("added" as const) : part.removed ? ("removed" as const) : ("kept" as const),
          text,
        })),
      )
    : [...half(left, "removed"), ...half(right, "added")];
  return shorten(withoutDistant(lines));
}

/** Where they are too different to be compared, the beginnings of both say what they are. */
function half(lines: readonly string[], kind: "removed" | "added"): DiffLine[] {
  const most = MOST_LINES / 2 - 1;
  const shown = lines.slice(0, most).map((text) => ({ kind, text }));
  return lines.length > most ? [...shown, { kind: "skipped", count: lines.length - most }] : shown;
}

function linesOf(text: string | undefined): string[] {
  if (text === undefined || text === "") return [];
  return text.replace(/\r?\n$/, "").split(/\r?\n/);
}

/** Lines that stay and are far from any that changes become their number. */
function withoutDistant(lines: readonly DiffLine[]): DiffLine[] {
  const isNear = new Uint8Array(lines.length);
  for (const [index, line] of lines.entries())
    if (line.kind !== "kept") isNear.fill(1, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  const shown: DiffLine[] = [];
  let skipped = 0;
  for (const [index, line] of lines.entries()) {
    if (isNear[index]) {
      if (skipped > 0) shown.push({ kind: "skipped", count: skipped });
      skipped = 0;
      shown.push(line);
    } else skipped++;
  }
  if (skipped > 0) shown.push({ kind: "skipped", count: skipped });
  return shown;
}

function shorten(lines: readonly DiffLine[]): DiffLine[] {
  const short = lines.slice(0, MOST_LINES).map((line): DiffLine => {
    if (line.kind === "skipped" || line.text.length <= LONGEST_LINE) return line;
    return { kind: line.kind, text: `${line.text.slice(0, LONGEST_LINE)}…` };
  });
  const rest = lines
    .slice(MOST_LINES)
    .reduce((sum, one) => sum + (one.kind === "skipped" ? one.count : 1), 0);
  return rest > 0 ? [...short, { kind: "skipped", count: rest }] : short;
}

/** What differs word by word in two lines; undefined where they have too little in common for that to help. */
export function diffWords(before: string, after: string): DiffWord[] | undefined {
  if (before.length > LONGEST_WORDS || after.length > LONGEST_WORDS) return undefined;
  const parts = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: 100 });
  if (!parts) return undefined;
  const kept = parts.reduce(
    (sum, part) => sum + (part.added || part.removed ? 0 : part.value.join("").length),
    0,
  );
  if (kept * 2 < Math.min(before.length, after.length)) return undefined;
  return parts.map((part) => ({
    kind: part.added ? "added" : part.removed ? "removed" : "kept",
    text: part.value.join(""),
  }));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];
}
