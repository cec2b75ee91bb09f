import type { Range } from "../text/range.ts";

/** A syntax error in HashiCorp's own words. */
export interface HclError {
  readonly range: Range;
  readonly message: string;
}

/** The file name to give to HashiCorp's parser; it stands before each error in its answer. */
export const HCL_FILE_NAME = "rebake-text.hcl";

/**
 * Reads the answer of HashiCorp's parser: `parse config: [f:1,7-2,1: Summary; Detail. f:3,1-4: ...]`.
 * Lines and columns count from one; a column is what a reader takes for one character (a grapheme cluster),
 * a byte order mark is none, and only LF ends a line. Empty when the answer is not about syntax.
 */
export function readHclErrors(answer: string, text: string): HclError[] {
  const inner = /^parse config: \[([\s\S]*)\]$/.exec(answer.trim())?.[1];
  if (inner === undefined) return [];
  const lines = new Columns(text);
  const found: HclError[] = [];
  const matches = [...inner.matchAll(PLACE)];
  for (const [index, match] of matches.entries()) {
    if (found.length === MOST_ERRORS) break;
    const [line, column, endLine, endColumn] = match.slice(1, 5).map(Number);
    if (!line || !column || !endColumn) continue;
    const start = lines.offset(line, column);
    const end = lines.offset(endLine || line, endColumn);
    const message = inner.slice(match.index + match[0].length, matches[index + 1]?.index).trim();
    found.push({ range: visible(text, start, Math.max(start, end)), message: readable(message) });
  }
  return found.filter((one, index) => found.findIndex((other) => same(one, other)) === index);
}

/** Where the same text lies after an edit, so that an error stays in its place until the next answer. */
export function moveRange(range: Range, edit: { readonly range: Range; readonly newText: string }): Range {
  const by = edit.newText.length - (edit.range.end - edit.range.start);
  const move = (offset: number) =>
    offset >= edit.range.end ? offset + by : Math.min(offset, edit.range.start + edit.newText.length);
  const start = move(range.start);
  return { start, end: Math.max(start, move(range.end)) };
}

/** An empty range shows nothing in an editor: it takes the character after it, or the one before it. */
function visible(text: string, start: number, end: number): Range {
  if (end > start) return { start, end };
  if (start < text.length && text[start] !== "\n" && text[start] !== "\r") return { start, end: start + 1 };
  let last = start;
  while (last > 0 && /\s/.test(text[last - 1] as string)) last--;
  return last > 0 ? { start: last - 1, end: last } : { start, end };
}

/** "Summary; Detail." as two sentences; places in the detail without the name we gave to the text. */
function readable(message: string): string {
  const plain = message.replace(
    new RegExp(`at ${HCL_FILE_NAME}:(\\d+),\\d+-\\d+(?:,\\d+)?`, "g"),
    "in line $1",
  );
  const semicolon = plain.indexOf("; ");
  return semicolon < 0 ? plain : `${plain.slice(0, semicolon)}. ${plain.slice(semicolon + 2)}`;
}

function same(a: HclError, b: HclError): boolean {
  return a.message === b.message && a.range.start === b.range.start && a.range.end === b.range.end;
}

class Columns {
  private readonly starts: number[] = [0];
  private segmenter: Intl.Segmenter | undefined;

  constructor(private readonly text: string) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.starts.push(at + 1);
    if (text.startsWith("\uFEFF")) this.starts[0] = 1;
  }

  offset(line: number, column: number): number {
    const start = this.starts[line - 1];
    if (start === undefined) return this.text.length;
    const end = this.starts[line] ?? this.text.length;
    const content = this.text.slice(start, end);
    if (/^[\x20-\x7e\t]*\r?\n?$/.test(content)) return Math.min(start + column - 1, end);
    this.segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
    let left = column - 1;
    for (const { index } of this.segmenter.segment(content)) {
      if (left-- === 0) return start + index;
    }
    return end;
  }
}

const PLACE = new RegExp(`(?:^| )${HCL_FILE_NAME}:(\\d+),(\\d+)-(?:(\\d+),)?(\\d+): `, "g");

/** One quote too many makes an error of every line below it. */
const MOST_ERRORS = 20;
