import type { FunctionContext, TerraformFunction } from "../functions.ts";
import { type ObjectValue, unknown, type Value } from "../value.ts";
import { compareText } from "./characters.ts";
import { INVALID, toBoolean, toNumber, toText } from "./conversion.ts";
import { define, type Result } from "./parameters.ts";
import { list, MOST_ITEMS, map, object, texts, tuple } from "./results.ts";
import { haveSameType } from "./unification.ts";

export const MAP_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  keys: define({
    takes: ["object"],
    takesUnknown: true,
    call: ([given], context) => {
      if (!given.complete) return undefined;
      const names = texts([...given.entries.keys()].toSorted(compareText), context);
      return given.isMap ? names : names && tuple(names.items, context);
    },
  }),
  lookup: define({
    takes: ["object", "text"],
    optional: ["nullable"],
    takesUnknown: true,
    call: ([given, name, otherwise]) => lookup(given, name, otherwise),
  }),
  merge: define({
    takes: [],
    rest: "nullable",
    takesUnknown: true,
    call: (values, context) => merged(values, context),
  }),
  transpose: define({ takes: ["object"], call: ([given], context) => transposed(given, context) }),
  values: define({
    takes: ["object"],
    takesUnknown: true,
    call: ([{ entries, complete, isMap }], context) => {
      if (!complete) return undefined;
      const items = [...entries]
        .toSorted(([left], [right]) => compareText(left, right))
        .map(([, item]) => item);
      return isMap ? list(items, context) : tuple(items, context);
    },
  }),
  zipmap: define({
    takes: ["texts", "list"],
    takesUnknown: true,
    call: ([names, { items, isSet, isList }], context) => {
      if (isSet || names.length !== items.length) return INVALID;
      const entries = new Map(names.flatMap((name, index) => (items[index] ? [[name, items[index]]] : [])));
      return isList ? map(entries, context) : object(entries, context);
    },
  }),
};

function lookup(given: ObjectValue, name: string, otherwise: Value | undefined): Result {
  const found = given.entries.get(name);
  if (found) return found;
  if (!given.complete) return undefined;
  if (!otherwise) return INVALID;
  if (!given.isMap || otherwise.kind === "null") return otherwise;
  return ofItemType([...given.entries.values()], otherwise);
}

/** A map's default becomes of the type of its values. */
function ofItemType(items: readonly Value[], value: Value): Result {
  const kinds = new Set(items.map(({ kind }) => kind));
  const [kind] = kinds;
  if (kinds.size === 0 || (kinds.size === 1 && kind === value.kind)) return value;
  if (kinds.size > 1) return undefined;
  if (kind === "string") return toText(value);
  if (kind === "number") return toNumber(value);
  return kind === "boolean" ? toBoolean(value) : undefined;
}

/** Later values win. What an unknown one may hold makes what came before it unknown. */
function merged(values: readonly Value[], context: FunctionContext): Result {
  const entries = new Map<string, Value>();
  let complete = true;
  for (const value of values) {
    if (value.kind === "null") continue;
    if (value.kind !== "object" && value.kind !== "unknown") return INVALID;
    if (value.kind === "unknown" || !value.complete) {
      complete = false;
      for (const name of entries.keys()) entries.set(name, unknown(context.span));
    }
    if (value.kind === "object") for (const [name, entry] of value.entries) entries.set(name, entry);
    if (entries.size > MOST_ITEMS) return undefined;
  }
  const given = values.filter((value) => value.kind === "object");
  const result = object(entries, context, complete);
  const areMaps = given.length > 0 && given.length === values.length && given.every(({ isMap }) => isMap);
  return result && areMaps && haveSameType(given) ? { ...result, isMap: true } : result;
}

/** From what names hold which texts to which texts are held by which names. */
function transposed({ entries }: ObjectValue, context: FunctionContext): Result {
  const namesByText = new Map<string, string[]>();
  for (const [name, item] of [...entries].toSorted(([left], [right]) => compareText(left, right))) {
    if (item.kind !== "list") return INVALID;
    for (const each of item.items) {
      const text = toText(each);
      if (text === INVALID || text === undefined) return text;
      namesByText.set(text, [...(namesByText.get(text) ?? []), name]);
    }
  }
  const transposedEntries = new Map<string, Value>();
  for (const [text, names] of [...namesByText].toSorted(([left], [right]) => compareText(left, right))) {
    const value = texts(names, context);
    if (!value) return undefined;
    transposedEntries.set(text, value);
  }
  return map(transposedEntries, context);
}
