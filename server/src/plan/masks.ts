import { asList, entriesOf, field, isObject, type Json } from "./json.ts";
import type { Path } from "./paths.ts";

/**
 * What the plan says is sensitive (`before_sensitive`, `after_sensitive`), or not known yet (`after_unknown`): nested
 * booleans in the shape of the value, `true` for all of it, and nothing where nothing is.
 */
export type Mask = Json;

/** True for the whole value. A mask that does not fit the value, and says true somewhere, is about the whole (terraform#29618). */
export function coversAll(mask: Mask, value: Json): boolean {
  if (mask === true) return true;
  if (typeof mask !== "object" || mask === null) return false;
  const fits = Array.isArray(mask)
    ? Array.isArray(value) && mask.length === value.length
    : isObject(value) || value === null || value === undefined;
  return !fits && saysTrue(mask);
}

export function maskAt(mask: Mask, step: string | number): Mask {
  if (mask === true) return true;
  if (Array.isArray(mask)) return typeof step === "number" ? mask[step] : undefined;
  return isObject(mask) && Object.hasOwn(mask, step) ? mask[step] : undefined;
}

export function saysTrue(mask: Mask): boolean {
  if (mask === true) return true;
  if (Array.isArray(mask)) return mask.some(saysTrue);
  return isObject(mask) && Object.values(mask).some(saysTrue);
}

/** The texts and numbers that the mask covers. */
export function* coveredLeaves(mask: Mask, value: Json): Generator<string | number> {
  if (coversAll(mask, value)) yield* leavesOf(value);
  else if (Array.isArray(mask))
    for (const [index, item] of mask.entries()) yield* coveredLeaves(item, asList(value)[index]);
  else for (const [key, item] of entriesOf(mask)) yield* coveredLeaves(item, field(value, key));
}

export function* leavesOf(value: Json): Generator<string | number> {
  if (typeof value === "string" || typeof value === "number") yield value;
  else if (Array.isArray(value)) for (const item of asList(value)) yield* leavesOf(item);
  else for (const [, item] of entriesOf(value)) yield* leavesOf(item);
}

/** The ways to where the mask says true. */
export function* truePaths(mask: Mask, path: Path = []): Generator<Path> {
  if (mask === true) yield path;
  else if (Array.isArray(mask))
    for (const [index, item] of mask.entries()) yield* truePaths(item, [...path, index]);
  else for (const [key, item] of entriesOf(mask)) yield* truePaths(item, [...path, key]);
}
