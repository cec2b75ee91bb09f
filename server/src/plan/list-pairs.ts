import { type Json, sameJson } from "./json.ts";

/** An element of a list before and after; the index of each where it is there. */
export interface Pair {
  readonly before?: number;
  readonly after?: number;
}

/**
 * Which elements of two lists belong together. The plan does not say whether a list is a set, so equal elements are paired
 * wherever they stand and the others in their order, if there are as many on both sides.
 */
export function pairsOf(before: readonly Json[], after: readonly Json[]): Pair[] {
  const freeAfter = new Set(after.keys());
  const freeBefore: number[] = [];
  const places = placesByText(after);
  for (const [index, item] of before.entries()) {
    const equal = after[index] !== undefined && freeAfter.has(index) && sameJson(item, after[index]);
    const place = equal ? index : places.take(item, freeAfter);
    if (place === undefined) freeBefore.push(index);
    else freeAfter.delete(place);
  }
  const added = [...freeAfter];
  if (freeBefore.length === added.length)
    return freeBefore.map((index, at) => ({ before: index, after: added[at] ?? 0 }));
  return [...freeBefore.map((index) => ({ before: index })), ...added.map((index) => ({ after: index }))];
}

/** Elements that stand at the same place belong together. */
export function pairsByPlace(before: readonly Json[], after: readonly Json[]): Pair[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => ({
    ...(index < before.length ? { before: index } : {}),
    ...(index < after.length ? { after: index } : {}),
  }));
}

interface Places {
  /** The first place of an equal element that is still free. */
  take(item: Json, free: ReadonlySet<number>): number | undefined;
}

function placesByText(list: readonly Json[]): Places {
  let places: Map<string, number[]> | undefined;
  return {
    take(item, free) {
      places ??= indexed(list);
      const found = places.get(JSON.stringify(item)) ?? [];
      for (let place = found.pop(); place !== undefined; place = found.pop())
        if (free.has(place)) return place;
      return undefined;
    },
  };
}

/** The places of each element, the first one last. */
function indexed(list: readonly Json[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let index = list.length - 1; index >= 0; index--) {
    const text = JSON.stringify(list[index]);
    const known = places.get(text);
    if (known) known.push(index);
    else places.set(text, [index]);
  }
  return places;
}
