import type { FunctionContext, TerraformFunction } from "../functions.ts";
import type { Value } from "../value.ts";
import { type Converted, INVALID, toBoolean, toNumber, toText } from "./conversion.ts";
import { define, type Result } from "./parameters.ts";
import { list, map } from "./results.ts";
import { setOf } from "./sets.ts";
import { ofOneType } from "./unification.ts";

export const TYPE_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  /** Whether others should see a value is passed on by the caller, who alone can take it back too. */
  issensitive: define({
    takes: ["nullable"],
    call: ([{ sensitive }]) => sensitive === true,
  }),
  nonsensitive: define({
    takes: ["nullable"],
    takesUnknown: true,
    call: ([value]) => withoutSensitive(value),
  }),
  sensitive: define({
    takes: ["nullable"],
    takesUnknown: true,
    call: ([value]) => ({ ...value, sensitive: true }),
  }),
  tobool: conversion((value) => toBoolean(value)),
  tolist: conversion((value, context) => {
    if (value.kind !== "list") return INVALID;
    if (value.isList) return value;
    if (value.isSet && value.items.some(({ kind }) => kind === "unknown")) return undefined;
    const items = ofOneType(value.items);
    return items === undefined || items === INVALID ? items : list(items, context);
  }),
  tomap: conversion((value, context) => {
    if (value.kind !== "object") return INVALID;
    if (value.isMap) return value;
    const items = ofOneType([...value.entries.values()]);
    if (items === undefined || items === INVALID) return items;
    const entries = [...value.entries.keys()].map((name, index) => [name, items[index]] as [string, Value]);
    const result = map(new Map(entries), context);
    return result && { ...result, complete: value.complete };
  }),
  tonumber: conversion((value) => toNumber(value)),
  toset: conversion((value, context) => {
    if (value.kind !== "list") return INVALID;
    return value.isSet ? value : setOf(value.items, context);
  }),
  tostring: conversion((value) => toText(value)),
};

/** Null stays null; where only something in the value is unknown the rest may be known. */
function conversion(convert: (value: Value, context: FunctionContext) => Result): TerraformFunction {
  return define({
    takes: ["nullable"],
    takesUnknown: true,
    call: ([value], context) => {
      if (value.kind === "null") return value;
      return value.kind === "unknown" ? undefined : convert(value, context);
    },
  });
}

function withoutSensitive(value: Value): Converted<Value> {
  const { sensitive: _, ...rest } = value;
  return rest;
}
