import type { Piece, Span } from "../syntax/nodes.ts";
import type { Range } from "../text/range.ts";

/**
 * A text with the places its characters are written at: a heredoc's or string's own characters are found in the
 * source, text that comes out of a function stands where the function is called.
 */
export interface PlacedText {
  readonly text: string;
  /** What to underline for these characters: themselves, or the expression they come out of. */
  spanOf(range: Range): Span;
  /** Where exactly these characters are written, in one stretch; undefined when they are computed or put together. */
  writtenAt(range: Range): Span | undefined;
}

/** Stands for what is not known; a letter to whoever reads a script or YAML. */
export const HOLE = "\uE000";

/**
 * The characters of a string or heredoc.
 * @param raw where they are written, escapes and indentation included.
 */
export function written(raw: Span, text: string, form: "quoted" | "heredoc"): PlacedText {
  const source = raw.piece.text.slice(raw.range.start, raw.range.end);
  const offsets = align(source, text, form);
  return offsets ? new Written(raw.piece, raw.range.start, text, offsets) : computed(raw, text);
}

/** Text that `at` gives without writing it. */
export function computed(at: Span, text: string): PlacedText {
  return { text, spanOf: () => at, writtenAt: () => undefined };
}

/** The texts one behind the other. */
export function joined(parts: readonly PlacedText[], at: Span): PlacedText {
  const filled = parts.filter((part) => part.text !== "");
  const [only] = filled;
  if (!only) return computed(at, "");
  return filled.length === 1 ? only : new Joined(filled);
}

/**
 * A text made of characters of another.
 * @param sources for each character the place in `parent.text` it stems from.
 */
export function derived(parent: PlacedText, text: string, sources: readonly number[]): PlacedText {
  const inParent = ({ start, end }: Range): Range => {
    const first = sources[start] ?? parent.text.length;
    return { start: first, end: end > start ? (sources[end - 1] ?? first) + 1 : first };
  };
  return {
    text,
    spanOf: (range) => parent.spanOf(inParent(range)),
    writtenAt: (range) => {
      const there = inParent(range);
      return parent.text.slice(there.start, there.end) === text.slice(range.start, range.end)
        ? parent.writtenAt(there)
        : undefined;
    },
  };
}

/** A part of a text. */
export function slice(parent: PlacedText, range: Range): PlacedText {
  const text = parent.text.slice(range.start, range.end);
  const moved = (one: Range): Range => ({ start: one.start + range.start, end: one.end + range.start });
  return {
    text,
    spanOf: (one) => parent.spanOf(moved(one)),
    writtenAt: (one) => parent.writtenAt(moved(one)),
  };
}

/** The text with `change` made in each line, which may take characters away from it or put blanks before it. */
export function changedLines(
  parent: PlacedText,
  change: (line: string, index: number) => string,
): PlacedText {
  let text = "";
  const sources: number[] = [];
  let start = 0;
  for (const [index, line] of parent.text.split("\n").entries()) {
    if (index > 0) {
      text += "\n";
      sources.push(start - 1);
    }
    const changed = change(line, index);
    const shift = line.length - changed.length;
    for (let at = 0; at < changed.length; at++) sources.push(start + Math.max(0, at + shift));
    text += changed;
    start += line.length + 1;
  }
  return derived(parent, text, sources);
}

interface Offsets {
  /** For each character where it begins and ends in the source. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

class Written implements PlacedText {
  constructor(
    private readonly piece: Piece,
    private readonly base: number,
    readonly text: string,
    private readonly offsets: Offsets,
  ) {}

  spanOf(range: Range): Span {
    const { starts, ends } = this.offsets;
    const last = Math.max(range.start, Math.min(range.end, this.text.length) - 1);
    const start = starts[range.start] ?? ends.at(-1) ?? 0;
    const end = range.end > range.start ? (ends[last] ?? start) : start;
    return { piece: this.piece, range: { start: this.base + start, end: this.base + end } };
  }

  writtenAt(range: Range): Span | undefined {
    return range.end <= this.text.length ? this.spanOf(range) : undefined;
  }
}

class Joined implements PlacedText {
  readonly text: string;
  private readonly starts: number[] = [];

  constructor(private readonly parts: readonly PlacedText[]) {
    let start = 0;
    for (const part of parts) {
      this.starts.push(start);
      start += part.text.length;
    }
    this.text = parts.map((part) => part.text).join("");
  }

  spanOf(range: Range): Span {
    const first = this.partAt(range.start);
    const last = this.partAt(Math.max(range.start, range.end - 1));
    const from = this.spanIn(first, range);
    const to = this.spanIn(last, range);
    return from.piece === to.piece && from.range.start <= to.range.end
      ? { piece: from.piece, range: { start: from.range.start, end: to.range.end } }
      : from;
  }

  writtenAt(range: Range): Span | undefined {
    const first = this.partAt(range.start);
    if (first !== this.partAt(Math.max(range.start, range.end - 1))) return undefined;
    const start = this.starts[first] as number;
    return this.parts[first]?.writtenAt({ start: range.start - start, end: range.end - start });
  }

  private spanIn(index: number, range: Range): Span {
    const part = this.parts[index] as PlacedText;
    const start = this.starts[index] as number;
    return part.spanOf({
      start: Math.max(0, range.start - start),
      end: Math.min(part.text.length, range.end - start),
    });
  }

  private partAt(offset: number): number {
    const next = this.starts.findIndex((start) => start > offset);
    return (next < 0 ? this.starts.length : next) - 1;
  }
}

/** Finds the characters of `text` in the source they were read from; undefined when they are not all there. */
function align(source: string, text: string, form: "quoted" | "heredoc"): Offsets | undefined {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  while (starts.length < text.length) {
    if (at >= source.length) return undefined;
    const unit = form === "quoted" ? escapeAt(source, at) : undefined;
    const length = unit?.length ?? 1;
    const value = unit?.value ?? source[at];
    if (value !== undefined && text.startsWith(value, starts.length)) {
      for (let count = 0; count < value.length; count++) {
        starts.push(at);
        ends.push(at + length);
      }
    } else if (!SKIPPED.has(source[at] as string)) return undefined;
    at += length;
  }
  return { starts, ends };
}

function escapeAt(
  source: string,
  at: number,
): { readonly value: string; readonly length: number } | undefined {
  if (source[at] !== "\\") return undefined;
  const code = /^\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(source.slice(at, at + 10));
  if (!code) return { value: ESCAPES[source[at + 1] ?? ""] ?? "\\", length: 2 };
  const point = Number.parseInt((code[1] ?? code[2]) as string, 16);
  return point > 0x10ffff ? undefined : { value: String.fromCodePoint(point), length: code[0].length };
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };
/** What reading a string drops: indentation, trimmed blanks, the CR of a line's end, the first of `$${` and `%%{`. */
const SKIPPED: ReadonlySet<string> = new Set([" ", "\t", "\r", "\n", "$", "%"]);
