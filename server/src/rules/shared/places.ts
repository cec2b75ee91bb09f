import { originOf } from "../../eval/derived.ts";
import type { PlacedText } from "../../knowledge/placed-text.ts";
import type { Piece, Span } from "../../syntax/nodes.ts";
import type { Range } from "../../text/range.ts";
import type { Subject } from "../rule.ts";

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

/**
 * Each thing that is found at a place once: the first of those that stand at one, and what the other instances of the
 * same block have there.
 */
export function* oncePerPlace<T>(
  found: Iterable<T>,
  place: (one: T) => Span,
  subject: (one: T) => Subject,
): Generator<T> {
  const seen = new Map<Piece, Map<number, { readonly address: string; readonly instances: Set<string> }>>();
  for (const one of found) {
    const { piece, range } = place(one);
    const { address, instance = "" } = subject(one);
    const starts = seen.get(originOf(piece)) ?? new Map();
    seen.set(originOf(piece), starts);
    const first = starts.get(range.start);
    if (first && (first.address !== address || first.instances.has(instance))) continue;
    if (first) first.instances.add(instance);
    else starts.set(range.start, { address, instances: new Set([instance]) });
    yield one;
  }
}
