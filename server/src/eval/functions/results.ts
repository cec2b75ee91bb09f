import type { FunctionContext } from "../functions.ts";
import type { ListValue, ObjectValue, Value } from "../value.ts";

/** Where the values that a function makes are said to be written. */
export type Place = Pick<FunctionContext, "span">;

/** A longer text is not worth knowing. */
export const LONGEST_TEXT = 1_000_000;
/** A list of more items is not worth knowing. */
export const MOST_ITEMS = 10_000;

/** Evaluating the call is certainly an error. */
export function invalid({ span }: Place): Value {
  return { kind: "unknown", invalid: true, span, hops: [] };
}

export function nothing({ span }: Place): Value {
  return { kind: "null", span, hops: [] };
}

export function text(value: string, { span }: Place): Value | undefined {
  if (value.length > LONGEST_TEXT) return undefined;
  return { kind: "string", value: value.normalize("NFC"), span, hops: [] };
}

/** Undefined for a number that Terraform would have other digits of. */
export function number(value: number | undefined, { span }: Place): Value | undefined {
  return value === undefined || !Number.isFinite(value)
    ? undefined
    : { kind: "number", value, span, hops: [] };
}

export function boolean(value: boolean, { span }: Place): Value {
  return { kind: "boolean", value, span, hops: [] };
}

/** Items that are all of one type. */
export function list(items: readonly Value[], { span }: Place): ListValue | undefined {
  return items.length > MOST_ITEMS ? undefined : { kind: "list", items, isList: true, span, hops: [] };
}

export function tuple(items: readonly Value[], { span }: Place): ListValue | undefined {
  return items.length > MOST_ITEMS ? undefined : { kind: "list", items, span, hops: [] };
}

export function texts(values: readonly string[], context: Place): ListValue | undefined {
  if (values.length > MOST_ITEMS) return undefined;
  const { span } = context;
  return list(
    values.map((value): Value => ({ kind: "string", value, span, hops: [] })),
    context,
  );
}

export function object(
  entries: ReadonlyMap<string, Value>,
  { span }: Place,
  complete = true,
): ObjectValue | undefined {
  return entries.size > MOST_ITEMS ? undefined : { kind: "object", entries, complete, span, hops: [] };
}

/** Entries that are all of one type. */
export function map(entries: ReadonlyMap<string, Value>, context: Place): ObjectValue | undefined {
  const value = object(entries, context);
  return value && { ...value, isMap: true };
}
