import type { Span } from "../syntax/nodes.ts";

/** One hop a value took: "default of var.cidr" at the place where that default is written. */
export interface Hop {
  readonly span: Span;
  /** A variable or local as Terraform writes it, e.g. `var.cidr`. */
  readonly name: string;
  readonly kind: "variable default" | "variable value" | "local" | "argument" | "output" | "each";
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

export function unknown(span: Span): Value {
  return { kind: "unknown", span, hops: [] };
}

export function isScalar(value: Value): value is KnownScalar {
  return value.kind === "string" || value.kind === "number" || value.kind === "boolean";
}

/** The text Terraform converts a scalar to; undefined for everything else. */
export function asString(value: Value): string | undefined {
  return isScalar(value) ? String(value.value) : undefined;
}

/** A number, also when it is written as a string (`"22"`), as Terraform converts it. */
export function asNumber(value: Value): number | undefined {
  if (value.kind === "number") return value.value;
  if (value.kind !== "string" || value.value.trim() === "") return undefined;
  const number = Number(value.value);
  return Number.isFinite(number) ? number : undefined;
}

/** A boolean, also when it is written as `"true"` or `"false"`, as Terraform converts it. */
export function asBoolean(value: Value): boolean | undefined {
  if (value.kind === "boolean") return value.value;
  if (value.kind !== "string") return undefined;
  return value.value === "true" ? true : value.value === "false" ? false : undefined;
}

/** The items of a list; a single value is not one. Undefined when unknown or null. */
export function asList(value: Value): readonly Value[] | undefined {
  return value.kind === "list" ? value.items : undefined;
}
