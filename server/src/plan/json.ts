import { isObject } from "../../../protocol/src/shape.ts";

/** Parsed JSON of which nothing is known: every question about it has an answer. */
export type Json = unknown;
export type JsonObject = Readonly<Record<string, Json>>;

export { isObject };

/** What stands under a key of its own; undefined for what is no object. */
export function field(value: Json, ...keys: readonly string[]): Json {
  let at = value;
  for (const key of keys) {
    if (!isObject(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

export function asText(value: Json): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function asFlag(value: Json): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

/** Empty for what is no list. */
export function asList(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** Empty for what is no object. */
export function entriesOf(value: Json): readonly (readonly [string, Json])[] {
  return isObject(value) ? Object.entries(value) : [];
}

/** True for what is not there: Terraform writes null for what is not set. */
export function isAbsent(value: Json): value is null | undefined {
  return value === null || value === undefined;
}

export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameJson(item, b[index]))
    );
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(field(a, key), field(b, key)))
  );
}
