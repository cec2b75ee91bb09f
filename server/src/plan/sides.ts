import { isAbsent, isObject, type Json, sameJson } from "./json.ts";
import { type Mask, maskAt } from "./masks.ts";

/** A value before and after, with what the plan says about both. */
export interface Sides {
  readonly before: Json;
  readonly after: Json;
  readonly unknown: Mask;
  readonly beforeMask: Mask;
  readonly afterMask: Mask;
}

/** What stands below them: under a key, or at places of two lists. */
export function below(
  sides: Sides,
  left: string | number | undefined,
  right: string | number | undefined,
): Sides {
  return {
    before: left === undefined ? undefined : at(sides.before, left),
    after: right === undefined ? undefined : at(sides.after, right),
    unknown: right === undefined ? undefined : maskAt(sides.unknown, right),
    beforeMask: left === undefined ? undefined : maskAt(sides.beforeMask, left),
    afterMask: right === undefined ? undefined : maskAt(sides.afterMask, right),
  };
}

function at(value: Json, step: string | number): Json {
  if (Array.isArray(value)) return value[Number(step)];
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** Nothing, null and an empty list or object that comes or goes are all the same to people. */
export function isSame(before: Json, after: Json): boolean {
  return sameJson(before, after) || (isNothing(before) && isNothing(after));
}

function isNothing(value: Json): boolean {
  return isAbsent(value) || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}
