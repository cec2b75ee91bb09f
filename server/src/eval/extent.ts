import type { Value } from "./value.ts";

/** Values that hold more are not worth knowing: lists that double each other grow without end. */
export const LARGEST_EXTENT = 100_000;

/** How many values a value holds, itself too; the same one counts as often as it is held. Long texts count for several. */
export function extentOf(value: Value): number {
  if (value.kind === "string") return 1 + Math.floor(value.value.length / TEXT_PER_VALUE);
  if (value.kind !== "list" && value.kind !== "object") return 1;
  const parts = value.kind === "list" ? value.items : value.entries;
  const known = extents.get(parts);
  if (known !== undefined) return known;
  let extent = 1;
  for (const part of parts.values()) {
    extent += extentOf(part);
    if (extent > LARGEST_EXTENT) break;
  }
  extents.set(parts, extent);
  return extent;
}

const TEXT_PER_VALUE = 64;

/** By what lists and objects hold, which copies of them share. */
const extents = new WeakMap<object, number>();
