import type { Span } from "../syntax/nodes.ts";
import { numberText, parseNumber } from "./exact-number.ts";

/** One hop a value took: "default of var.cidr" at the place where that default is written. */
export interface Hop {
  readonly span: Span;
  /** What it went through as Terraform writes it, e.g. `var.cidr`, `local.tags`, `module.net.id`, `each.value`. */
  readonly name: string;
  readonly kind: "variable default" | "variable value" | "local" | "argument" | "output" | "each" | "path";
}

interface WithOrigin {
  /** The hops from the expression asked about to the place where the value is written; empty when it is written there. */
  readonly hops: readonly Hop[];
  /** Where the value is written. */
  readonly span: Span;
  /** Known, and used for judging, but never to be shown: a variable or function says that it is sensitive. */
  readonly sensitive?: true;
}

/** What an expression is worth as far as it can be known without running anything. */
export type Value =
  /** `invalid`: evaluating it is certainly an error (a missing key of a complete object), which `try` and `can` pass over. */
  | (WithOrigin & { readonly kind: "unknown"; readonly invalid?: true })
  | (WithOrigin & { readonly kind: "null" })
  | (WithOrigin & { readonly kind: "string"; readonly value: string })
  | (WithOrigin & { readonly kind: "number"; readonly value: number })
  | (WithOrigin & { readonly kind: "boolean"; readonly value: boolean })
  /**
   * A list, tuple or set; the elements of a set stand in Terraform's order and once each. Lists that say `isList` and sets
   * are certainly of items of one type, what says neither is taken for a tuple.
   */
  | (WithOrigin & {
      readonly kind: "list";
      readonly items: readonly Value[];
      readonly isSet?: true;
      readonly isList?: true;
    })
  /**
   * `complete` is false when a key is unknown: what is not in `entries` may then still be there. `isMap`: certainly a map,
   * whose values are of one type; what does not say so is taken for an object.
   */
  | (WithOrigin & {
      readonly kind: "object";
      readonly entries: ReadonlyMap<string, Value>;
      readonly complete: boolean;
      readonly isMap?: true;
    });

export type KnownScalar = Extract<Value, { kind: "string" | "number" | "boolean" }>;
export type ListValue = Extract<Value, { kind: "list" }>;
export type ObjectValue = Extract<Value, { kind: "object" }>;

const NO_HOPS: readonly Hop[] = [];

export function unknown(span: Span): Value {
  return { kind: "unknown", span, hops: NO_HOPS };
}

/** What is certainly an error. */
export function invalid(span: Span): Value {
  return { kind: "unknown", invalid: true, span, hops: NO_HOPS };
}

export function isInvalid(value: Value): boolean {
  return value.kind === "unknown" && value.invalid === true;
}

export function scalar(value: string | number | boolean | null, span: Span): Value {
  if (value === null) return { kind: "null", span, hops: NO_HOPS };
  if (typeof value === "string") return { kind: "string", value, span, hops: NO_HOPS };
  if (typeof value === "number") return { kind: "number", value, span, hops: NO_HOPS };
  return { kind: "boolean", value, span, hops: NO_HOPS };
}

export function list(items: readonly Value[], span: Span): ListValue {
  return { kind: "list", items, span, hops: NO_HOPS };
}

export function object(entries: ReadonlyMap<string, Value>, span: Span, complete = true): ObjectValue {
  return { kind: "object", entries, complete, span, hops: NO_HOPS };
}

export function isScalar(value: Value): value is KnownScalar {
  return value.kind === "string" || value.kind === "number" || value.kind === "boolean";
}

/** The text Terraform converts a scalar to; undefined for everything else. */
export function asString(value: Value): string | undefined {
  if (value.kind === "number") return numberText(value.value);
  return isScalar(value) ? String(value.value) : undefined;
}

/** A number, also when it is written as a string (`"22"`), as Terraform converts it. */
export function asNumber(value: Value): number | undefined {
  if (value.kind === "number") return value.value;
  if (value.kind !== "string") return undefined;
  const number = parseNumber(value.value);
  return number === "not a number" ? undefined : number;
}

/** A boolean, also when it is written as `"true"`, `"1"`, `"false"` or `"0"`, as Terraform converts it. */
export function asBoolean(value: Value): boolean | undefined {
  if (value.kind === "boolean") return value.value;
  if (value.kind !== "string") return undefined;
  if (value.value === "true" || value.value === "1") return true;
  return value.value === "false" || value.value === "0" ? false : undefined;
}

/** The items of a list; a single value is not one. Undefined when unknown or null. */
export function asList(value: Value): readonly Value[] | undefined {
  return value.kind === "list" ? value.items : undefined;
}

/** False when it, or something in it, is unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (value.kind === "list") return value.items.every(isWhollyKnown);
  if (value.kind === "object") return value.complete && [...value.entries.values()].every(isWhollyKnown);
  return value.kind !== "unknown";
}

/** True when it, or something in it, must not be shown. */
export function isSensitive(value: Value): boolean {
  if (value.sensitive) return true;
  if (value.kind === "list") return value.items.some(isSensitive);
  return value.kind === "object" && [...value.entries.values()].some(isSensitive);
}

/** The same value, with the hop in front of those it took. */
export function withHop(value: Value, hop: Hop): Value {
  return { ...value, hops: [hop, ...value.hops] };
}

export function asSensitive(value: Value): Value {
  return value.sensitive ? value : { ...value, sensitive: true };
}

/** The hops of all values, each name once. */
export function hopsOf(values: readonly Value[]): readonly Hop[] {
  const [first, ...others] = values.filter((value) => value.hops.length > 0);
  if (!first || others.length === 0) return first?.hops ?? NO_HOPS;
  const hops = [...first.hops];
  for (const value of others)
    for (const hop of value.hops) if (!hops.some((other) => other.name === hop.name)) hops.push(hop);
  return hops;
}

/** True when both are wholly known and the same, wherever they come from. */
export function isSame(a: Value, b: Value): boolean {
  if (a.kind !== b.kind || a.kind === "unknown") return false;
  if (a.kind === "null") return true;
  if (isScalar(a)) return isScalar(b) && a.value === b.value;
  if (a.kind === "list")
    return (
      b.kind === "list" &&
      a.isSet === b.isSet &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => isSame(item, b.items[index] as Value))
    );
  if (b.kind !== "object" || !a.complete || !b.complete || a.entries.size !== b.entries.size) return false;
  return [...a.entries].every(([key, item]) => {
    const other = b.entries.get(key);
    return other !== undefined && isSame(item, other);
  });
}

/** A text that is the same for the same value, unknown parts included: to tell whether anything has changed. */
export function fingerprint(value: Value): string {
  const mark = value.sensitive ? "!" : "";
  switch (value.kind) {
    case "unknown":
      return "?";
    case "null":
      return "null";
    case "list":
      return `${mark}${value.isSet ? "set" : ""}[${value.items.map(fingerprint).join(",")}]`;
    case "object": {
      const entries = [...value.entries].map(([key, item]) => `${JSON.stringify(key)}:${fingerprint(item)}`);
      return `${mark}{${entries.sort().join(",")}${value.complete ? "" : ",?"}}`;
    }
    default:
      return mark + JSON.stringify(value.value);
  }
}
