import type { FunctionContext, TerraformFunction } from "../functions.ts";
import type { ListValue, ObjectValue, Value } from "../value.ts";
import { type Converted, INVALID, toBoolean, toNumber, toText } from "./conversion.ts";
import { boolean, invalid, LONGEST_TEXT, MOST_ITEMS, number, text } from "./results.ts";

/** What a parameter may be, and what the function then gets. Only `nullable` takes null. */
interface Kinds {
  text: string;
  number: number;
  /** A whole number. */
  integer: number;
  boolean: boolean;
  /** A list, tuple or set. */
  list: ListValue;
  object: ObjectValue;
  /** A list of texts; other scalars are converted, null is an error. */
  texts: readonly string[];
  any: Value;
  nullable: Value;
}
type Kind = keyof Kinds;
type Given<K extends readonly Kind[]> = { -readonly [I in keyof K]: Kinds[K[I]] };
type Further<K extends Kind> = [K] extends [never] ? [] : Kinds[K][];
type Optional<K extends readonly Kind[]> = Partial<Given<K>>;

/** A plain result is made a value; undefined is not known, and a symbol says that the call is an error. */
export type Result = Value | string | number | boolean | undefined | typeof INVALID;

interface Definition<Takes extends readonly Kind[], Maybe extends readonly Kind[], Rest extends Kind> {
  readonly takes: Takes;
  /** Parameters after those that may be left out. */
  readonly optional?: Maybe;
  /** The kind of all further arguments. */
  readonly rest?: Rest;
  readonly takesUnknown?: true;
  call(values: [...Given<Takes>, ...Optional<Maybe>, ...Further<Rest>], context: FunctionContext): Result;
}

/** A function that gets its arguments counted, converted and not too large. */
export function define<
  const Takes extends readonly Kind[],
  const Maybe extends readonly Kind[] = [],
  Rest extends Kind = never,
>(definition: Definition<Takes, Maybe, Rest>): TerraformFunction {
  const { takes, optional = [], rest, takesUnknown } = definition;
  const kinds: readonly Kind[] = [...takes, ...optional];
  return {
    ...(takesUnknown && { takesUnknown }),
    call(values, context) {
      if (values.length < takes.length || (values.length > kinds.length && !rest)) return invalid(context);
      if (values.length > MOST_ITEMS) return undefined;
      const read = values.map((value, index) => readers[kinds[index] ?? rest ?? "any"](value));
      if (read.includes(INVALID)) return invalid(context);
      if (read.includes(undefined)) return undefined;
      return finished(definition.call(read as Parameters<typeof definition.call>[0], context), context);
    },
  };
}

function finished(result: Result, context: FunctionContext): Value | undefined {
  if (result === INVALID) return invalid(context);
  if (typeof result === "string") return text(result, context);
  if (typeof result === "number") return number(result, context);
  if (typeof result === "boolean") return boolean(result, context);
  return result;
}

const readers: { readonly [K in Kind]: (value: Value) => Converted<Kinds[K]> } = {
  text: (value) => {
    const result = toText(value);
    return typeof result === "string" && result.length > LONGEST_TEXT ? undefined : result;
  },
  number: toNumber,
  integer: (value) => {
    const result = toNumber(value);
    if (typeof result !== "number") return result;
    return Number.isInteger(result) ? result : INVALID;
  },
  boolean: toBoolean,
  list: (value) => {
    if (value.kind !== "list") return unknownOrInvalid(value);
    return value.items.length > MOST_ITEMS ? undefined : value;
  },
  object: (value) => {
    if (value.kind !== "object") return unknownOrInvalid(value);
    return value.entries.size > MOST_ITEMS ? undefined : value;
  },
  texts: (value) => {
    if (value.kind !== "list") return unknownOrInvalid(value);
    if (value.items.length > MOST_ITEMS) return undefined;
    const items = value.items.map(toText);
    if (items.includes(INVALID)) return INVALID;
    return items.includes(undefined) ? undefined : (items as string[]);
  },
  any: (value) => (value.kind === "null" ? INVALID : value),
  nullable: (value) => value,
};

function unknownOrInvalid(value: Value): Converted<never> {
  return value.kind === "unknown" && !value.invalid ? undefined : INVALID;
}
