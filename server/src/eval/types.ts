import type { Expression } from "../syntax/nodes.ts";
import { evaluate } from "./evaluate.ts";
import type { Scope } from "./scope.ts";
import {
  asBoolean,
  asNumber,
  asString,
  invalid,
  isInvalid,
  isScalar,
  isWhollyKnown,
  type ObjectValue,
  scalar,
  unknown,
  type Value,
} from "./value.ts";

/**
 * A value as a variable of that type has it: numbers become strings and the other way round, lists sets, and what an
 * object does not say is filled in by `optional(type, default)`. Source: developer.hashicorp.com/terraform/language/expressions/type-constraints.
 * @param type the `type` argument of a variable; what cannot be read converts nothing.
 */
export function convertTo(type: Expression, value: Value): Value {
  if (value.kind === "unknown" || value.kind === "null") return value;
  if (type.kind === "literal" && typeof type.value === "string") return convertNamed(type.value, value);
  if (type.kind === "traversal" && type.steps.length === 0) return convertNamed(type.root, value);
  if (type.kind !== "call") return value;
  const [inner] = type.arguments;
  switch (type.name) {
    case "list":
      return convertItems(inner, value, false);
    case "set":
      return convertItems(inner, value, true);
    case "map":
      return convertEntries(inner, value);
    case "object":
      return inner?.kind === "object" ? convertObject(inner, value) : value;
    case "tuple":
      return inner?.kind === "tuple" ? convertTuple(inner.items, value) : value;
    default:
      return value;
  }
}

/** The elements of a set: each once, in Terraform's order. Undefined when they cannot be told apart. */
export function toSet(items: readonly Value[]): readonly Value[] | undefined {
  const unique = new Map<string | number, Value>();
  for (const item of items) {
    if (!isScalar(item)) return isWhollyKnown(item) && items.length === 1 ? items : undefined;
    const key = item.kind === "number" ? item.value : String(item.value);
    if (!unique.has(key)) unique.set(key, item);
  }
  const sorted = [...unique].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, item]) => item);
}

function convertNamed(name: string, value: Value): Value {
  const { hops } = value;
  switch (name) {
    case "string": {
      const text = asString(value);
      return text === undefined ? invalid(value.span) : { ...value, ...scalar(text, value.span), hops };
    }
    case "number": {
      const number = asNumber(value);
      return number === undefined ? invalid(value.span) : { ...value, ...scalar(number, value.span), hops };
    }
    case "bool": {
      const boolean = asBoolean(value);
      return boolean === undefined ? invalid(value.span) : { ...value, ...scalar(boolean, value.span), hops };
    }
    default:
      return value;
  }
}

function convertItems(inner: Expression | undefined, value: Value, isSet: boolean): Value {
  if (value.kind !== "list") return invalid(value.span);
  const items = inner ? value.items.map((item) => convertTo(inner, item)) : value.items;
  if (items.some(isInvalid)) return invalid(value.span);
  const { isSet: _, ...rest } = value;
  if (!isSet) return { ...rest, items };
  const unique = toSet(items);
  return unique ? { ...rest, items: unique, isSet: true } : { ...unknown(value.span), hops: value.hops };
}

function convertEntries(inner: Expression | undefined, value: Value): Value {
  if (value.kind !== "object") return invalid(value.span);
  if (!inner) return value;
  const entries = new Map([...value.entries].map(([key, item]) => [key, convertTo(inner, item)]));
  return [...entries.values()].some(isInvalid) ? invalid(value.span) : { ...value, entries };
}

function convertObject(type: Extract<Expression, { kind: "object" }>, value: Value): Value {
  if (value.kind !== "object") return invalid(value.span);
  const entries = new Map<string, Value>();
  for (const attribute of type.items) {
    const name = attribute.name ?? (attribute.key.kind === "traversal" ? attribute.key.root : undefined);
    if (name === undefined) return value;
    const converted = convertAttribute(attribute.value, value.entries.get(name), value);
    if (isInvalid(converted)) return invalid(value.span);
    entries.set(name, converted);
  }
  return { ...value, entries, complete: true };
}

/** @param given undefined when the object does not say it. */
function convertAttribute(type: Expression, given: Value | undefined, owner: ObjectValue): Value {
  const isOptional = type.kind === "call" && type.name === "optional";
  const inner = isOptional ? type.arguments[0] : type;
  const fallback = isOptional ? type.arguments[1] : undefined;
  if (given === undefined && !owner.complete) return unknown(owner.span);
  if (given === undefined && !isOptional) return invalid(owner.span);
  const value = given ?? scalar(null, owner.span);
  const filled = value.kind === "null" && fallback ? evaluate(fallback, NO_NAMES) : value;
  return inner ? convertTo(inner, filled) : filled;
}

function convertTuple(types: readonly Expression[], value: Value): Value {
  if (value.kind !== "list" || value.items.length !== types.length) return invalid(value.span);
  const items = value.items.map((item, index) => convertTo(types[index] as Expression, item));
  return items.some(isInvalid) ? invalid(value.span) : { ...value, items };
}

const NO_NAMES: Scope = { variable: () => undefined, local: () => undefined };
