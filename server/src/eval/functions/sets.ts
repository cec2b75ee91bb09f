import type { FunctionContext, TerraformFunction } from "../functions.ts";
import type { ListValue, Value } from "../value.ts";
import { type Converted, INVALID } from "./conversion.ts";
import { identityOf, inSetOrder } from "./identity.ts";
import { define } from "./parameters.ts";
import { list, MOST_ITEMS, tuple } from "./results.ts";
import { ofOneType } from "./unification.ts";

export const SET_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  setintersection: define({
    takes: ["list"],
    rest: "list",
    call: (lists, context) =>
      combined(lists, context, (keys, count) => keys.every((has) => has) && count > 0),
  }),
  setproduct: define({
    takes: ["list", "list"],
    rest: "list",
    call: (lists, context) => product(lists, context),
  }),
  setsubtract: define({
    takes: ["list", "list"],
    call: (lists, context) => combined(lists, context, ([first, second]) => Boolean(first) && !second),
  }),
  setunion: define({
    takes: ["list"],
    rest: "list",
    call: (lists, context) => combined(lists, context, () => true),
  }),
};

/** The items as a set: of one type, once each, in Terraform's order. */
export function setOf(items: readonly Value[], { span }: FunctionContext): Converted<ListValue> {
  if (items.length > MOST_ITEMS) return undefined;
  const alike = ofOneType(items);
  if (alike === undefined || alike === INVALID) return alike;
  const elements = inSetOrder(alike);
  return elements && { kind: "list", items: elements, isSet: true, span, hops: [] };
}

/** Keeps the items for which the test, told which of the lists have an equal one, says so. */
function combined(
  lists: readonly ListValue[],
  context: FunctionContext,
  test: (isIn: readonly boolean[], count: number) => boolean,
): Converted<Value> {
  if (lists.some(({ items }) => ofOneType(items) === INVALID)) return INVALID;
  const all = setOf(
    lists.flatMap(({ items }) => items),
    context,
  );
  if (all === undefined || all === INVALID) return all;
  // The type they have in common may make equal what was not ("1" and 1).
  const alike = ofOneType(lists.flatMap(({ items }) => items));
  if (alike === undefined || alike === INVALID) return alike;
  let start = 0;
  const keys = lists.map(({ items }) => {
    const own = alike.slice(start, start + items.length);
    start += items.length;
    return new Set(own.map(identityOf));
  });
  const items = all.items.filter((item) => {
    const key = identityOf(item);
    return test(
      keys.map((set) => set.has(key)),
      keys.length,
    );
  });
  return { ...all, items };
}

/** All combinations; a set when one of the arguments is one. */
function product(lists: readonly ListValue[], context: FunctionContext): Converted<Value> {
  const size = lists.reduce((count, { items }) => count * items.length, 1);
  if (size > MOST_ITEMS || lists.length * size > MOST_ITEMS * 10) return undefined;
  const alike: (readonly Value[])[] = [];
  for (const { items } of lists) {
    const own = ofOneType(items);
    if (own === undefined || own === INVALID) return own;
    alike.push(own);
  }
  if (size === 0) return lists.some(({ isSet }) => isSet) ? setOf([], context) : list([], context);
  const combinations = alike.reduce<readonly (readonly Value[])[]>(
    (before, items) => before.flatMap((each) => items.map((item) => [...each, item])),
    [[]],
  );
  const items = combinations.map((each) => tuple(each, context));
  if (items.includes(undefined)) return undefined;
  return lists.some(({ isSet }) => isSet)
    ? setOf(items as Value[], context)
    : list(items as Value[], context);
}
