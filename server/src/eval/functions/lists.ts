import { add } from "../exact-number.ts";
import type { FunctionContext, TerraformFunction } from "../functions.ts";
import type { ListValue, Value } from "../value.ts";
import { compareText, graphemes } from "./characters.ts";
import { type Converted, equalValues, INVALID, toBoolean, toText } from "./conversion.ts";
import { identityOf } from "./identity.ts";
import { define, type Result } from "./parameters.ts";
import { list, nothing, texts, tuple } from "./results.ts";
import { ofOneType } from "./unification.ts";

export const LIST_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  alltrue: define({ takes: ["list"], takesUnknown: true, call: ([{ items }]) => decided(items, false) }),
  anytrue: define({ takes: ["list"], takesUnknown: true, call: ([{ items }]) => decided(items, true) }),
  chunklist: define({
    takes: ["list", "integer"],
    call: ([given, size], context) => withOneType(given, (items) => chunks(items, size, context)),
  }),
  compact: define({
    takes: ["list"],
    call: ([{ items }], context) => {
      const kept = items.filter(({ kind }) => kind !== "null").map(toText);
      if (kept.includes(INVALID)) return INVALID;
      return texts(kept.filter((text) => typeof text === "string" && text !== "") as string[], context);
    },
  }),
  concat: define({
    takes: ["list"],
    rest: "list",
    takesUnknown: true,
    call: (lists, context) => concatenated(lists, context),
  }),
  contains: define({
    takes: ["list", "any"],
    takesUnknown: true,
    call: ([{ items }, wanted]) => {
      const answers = items.map((item) => equalValues(item, wanted));
      if (answers.includes(true)) return true;
      return answers.includes(undefined) ? undefined : false;
    },
  }),
  distinct: define({
    takes: ["list"],
    call: ([given], context) =>
      withOneType(given, (items) => {
        const byIdentity = new Map<string | undefined, Value>();
        for (const item of items)
          if (!byIdentity.has(identityOf(item))) byIdentity.set(identityOf(item), item);
        return list([...byIdentity.values()], context);
      }),
  }),
  element: define({
    takes: ["list", "integer"],
    takesUnknown: true,
    call: ([{ items, isSet }, index]) => {
      if (isSet || items.length === 0) return INVALID;
      // Newer versions count a negative index from the end.
      return index < 0 ? undefined : items[index % items.length];
    },
  }),
  // Terraform had it up to version 0.14; configurations that were not touched since still do.
  list: define({
    takes: [],
    rest: "any",
    takesUnknown: true,
    call: (given: Value[], context) => {
      const items = ofOneType(given);
      return items === undefined || items === INVALID ? items : list(items, context);
    },
  }),
  flatten: define({ takes: ["list"], call: ([given], context) => tuple(flattened(given), context) }),
  index: define({
    takes: ["list", "any"],
    call: ([{ items, isSet }, wanted]) => {
      const found = items.findIndex((item) => equalValues(item, wanted));
      return isSet || found < 0 ? INVALID : found;
    },
  }),
  length: define({ takes: ["any"], takesUnknown: true, call: ([value]) => length(value) }),
  matchkeys: define({
    takes: ["list", "list", "list"],
    call: ([values, keys, wanted], context) =>
      withOneType(values, (items) => matching(items, keys.items, wanted.items, context)),
  }),
  one: define({
    takes: ["list"],
    takesUnknown: true,
    call: ([{ items, isSet }], context) => {
      const [only, ...others] = items;
      if (isSet && items.some(({ kind }) => kind === "unknown")) return others.length > 0 ? undefined : only;
      if (others.length > 0) return INVALID;
      return only ?? nothing(context);
    },
  }),
  range: define({
    takes: ["number"],
    optional: ["number", "number"],
    call: ([first, second, step], context) => {
      const [start, end] = second === undefined ? [0, first] : [first, second];
      return range(start, end, step ?? (end < start ? -1 : 1), context);
    },
  }),
  reverse: define({
    takes: ["list"],
    takesUnknown: true,
    call: ([given], context) => {
      if (hasUnknownOrder(given)) return undefined;
      const items = given.items.toReversed();
      return given.isList || given.isSet ? list(items, context) : tuple(items, context);
    },
  }),
  slice: define({
    takes: ["list", "integer", "integer"],
    takesUnknown: true,
    call: ([{ items, isSet, isList }, start, end], context) => {
      if (isSet || start < 0 || start > end || end > items.length) return INVALID;
      return isList ? list(items.slice(start, end), context) : tuple(items.slice(start, end), context);
    },
  }),
  sort: define({ takes: ["texts"], call: ([items], context) => texts(items.toSorted(compareText), context) }),
  coalesce: define({
    takes: ["nullable"],
    rest: "nullable",
    takesUnknown: true,
    call: (values) => firstGiven(values, (value) => value.kind === "string" && value.value === ""),
  }),
  coalescelist: define({
    takes: ["any"],
    rest: "any",
    takesUnknown: true,
    call: (values) => firstFilled(values),
  }),
};

/** Packer's `coalesce` takes an empty text. */
export const PACKER_LIST_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  coalesce: define({
    takes: ["nullable"],
    rest: "nullable",
    takesUnknown: true,
    call: (values) => firstGiven(values, () => false),
  }),
};

function withOneType(given: ListValue, call: (items: readonly Value[]) => Result): Result {
  const items = ofOneType(given.items);
  return items === undefined || items === INVALID ? items : call(items);
}

function hasUnknownOrder({ items, isSet }: ListValue): boolean {
  return isSet === true && items.some(({ kind }) => kind === "unknown");
}

/** One item that decides settles the result, whatever the unknown ones are. Null counts as false. */
function decided(items: readonly Value[], deciding: boolean): Result {
  const answers = items.map((item) => (item.kind === "null" ? false : toBoolean(item)));
  if (answers.includes(INVALID)) return INVALID;
  if (answers.includes(deciding)) return deciding;
  return answers.includes(undefined) ? undefined : !deciding;
}

function chunks(items: readonly Value[], size: number, context: FunctionContext): Result {
  if (size < 0) return INVALID;
  if (items.length === 0) return list([], context);
  const width = size === 0 ? items.length : size;
  const chunked: Value[] = [];
  for (let at = 0; at < items.length; at += width) {
    const chunk = list(items.slice(at, at + width), context);
    if (chunk) chunked.push(chunk);
  }
  return list(chunked, context);
}

/** Lists make a list, of one type; with a tuple among them the items stay what they are. */
function concatenated(lists: readonly ListValue[], context: FunctionContext): Result {
  if (lists.some(({ isSet }) => isSet)) return INVALID;
  const items = lists.flatMap((each) => each.items);
  if (!lists.every(({ isList }) => isList)) return tuple(items, context);
  const alike = ofOneType(items);
  return alike === undefined || alike === INVALID ? undefined : list(alike, context);
}

function flattened({ items }: ListValue): readonly Value[] {
  return items.flatMap((item) => (item.kind === "list" ? flattened(item) : [item]));
}

function length(value: Value): Result {
  switch (value.kind) {
    case "unknown":
      return undefined;
    case "string":
      return graphemes(value.value.normalize("NFC")).length;
    case "list":
      return hasUnknownOrder(value) ? undefined : value.items.length;
    case "object":
      return value.complete ? value.entries.size : undefined;
    default:
      return INVALID;
  }
}

function matching(
  values: readonly Value[],
  keys: readonly Value[],
  wanted: readonly Value[],
  context: FunctionContext,
): Result {
  if (keys.length !== values.length) return INVALID;
  const alike = ofOneType([...keys, ...wanted]);
  if (alike === undefined || alike === INVALID) return alike;
  const identities = alike.map(identityOf);
  const search = new Set(identities.slice(keys.length));
  return list(
    values.filter((_, index) => search.has(identities[index])),
    context,
  );
}

const MOST_NUMBERS = 1024;

function range(start: number, end: number, step: number, context: FunctionContext): Result {
  if (start === end) return list([], context);
  if (step === 0 || (step < 0 ? end > start : end < start)) return INVALID;
  const items: Value[] = [];
  for (let next: number | undefined = start; step < 0 ? next > end : next < end; ) {
    if (items.length >= MOST_NUMBERS) return INVALID;
    items.push({ kind: "number", value: next, span: context.span, hops: [] });
    next = add(next, step);
    if (next === undefined) return undefined;
  }
  return list(items, context);
}

/** The first value that is neither null nor skipped, of the type that all have in common. */
function firstGiven(values: readonly Value[], skips: (value: Value) => boolean): Converted<Value> {
  const given = values.filter(({ kind }) => kind !== "null");
  const alike = ofOneType(given);
  // Beside a bare null Terraform takes what it otherwise refuses.
  if (alike === INVALID) return given.length < values.length ? undefined : INVALID;
  if (alike === undefined) return undefined;
  const first = alike.find((value) => !skips(value));
  if (!first) return INVALID;
  return first.kind === "unknown" ? undefined : first;
}

/** The first list that is not empty. */
function firstFilled(values: readonly Value[]): Converted<Value> {
  if (values.some((value) => (value.kind === "list" ? value.isSet : value.kind !== "unknown")))
    return INVALID;
  for (const value of values) {
    if (value.kind !== "list") return undefined;
    if (value.items.length > 0) return value;
  }
  return INVALID;
}
