import type { PlacedText } from "../../knowledge/placed-text.ts";
import type { Span } from "../../syntax/nodes.ts";
import type { Range } from "../../text/range.ts";

/** What to underline for a part of a boot script: it, up to the end of its first line. */
export function placeOf(text: PlacedText, range: Range): Span {
  const [line = ""] = text.text.slice(range.start, range.end).split("\n");
  const { piece, range: found } = text.spanOf({
    start: range.start,
    end: range.start + line.trimEnd().length,
  });
  const [written = ""] = piece.text.slice(found.start, found.end).split(/\r?\n/);
  return { piece, range: { start: found.start, end: found.start + written.trimEnd().length } };
}

/** What goes over several lines is told by its first. */
export function firstLine({ piece, range }: Span): Span {
  const [line = ""] = piece.text.slice(range.start, range.end).split(/\r?\n/);
  return { piece, range: { start: range.start, end: range.start + line.trimEnd().length } };
}

/** Each thing that is found at a place once, the first of those that stand at one. */
export function* oncePerPlace<T>(found: Iterable<T>, place: (one: T) => Span): Generator<T> {
  const seen = new Map<unknown, Set<number>>();
  for (const one of found) {
    const { piece, range } = place(one);
    const starts = seen.get(piece) ?? new Set();
    if (starts.has(range.start)) continue;
    seen.set(piece, starts.add(range.start));
    yield one;
  }
}
