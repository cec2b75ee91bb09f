import type { Expression } from "../syntax/nodes.ts";
import { evaluate } from "./evaluate.ts";
import { INVALID } from "./functions/conversion.ts";
import { inSetOrder } from "./functions/identity.ts";
import { ofOneType } from "./functions/unification.ts";
import type { Scope } from "./scope.ts";
import {
  asBoolean,
  asNumber,
  asString,
  invalid,
  isInvalid,
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
  const each = inner ? value.items.map((item) => convertTo(inner, item)) : value.items;
  if (each.some(isInvalid)) return invalid(value.span);
  const items = ofOneType(each);
  if (items === INVALID) return invalid(value.span);
  const { isSet: wasSet, isList: _, ...rest } = value;
  // The order of a set with something unknown in it is not known either.
  if (!isSet) return wasSet && !items ? unknown(value.span) : { ...rest, items: items ?? each, isList: true };
  const elements = items && inSetOrder(items);
  return elements ? { ...rest, items: elements, isSet: true } : { ...unknown(value.span), hops: value.hops };
}

function convertEntries(inner: Expression | undefined, value: Value): Value {
  if (value.kind !== "object") return invalid(value.span);
  const each = [...value.entries.values()].map((item) => (inner ? convertTo(inner, item) : item));
  const items = ofOneType(each);
  if (items === INVALID || each.some(isInvalid)) return invalid(value.span);
  const entries = [...value.entries.keys()].map(
    (key, index) => [key, (items ?? each)[index] as Value] as const,
  );
  return { ...value, entries: new Map(entries), isMap: true };
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
  const { isMap: _, ...rest } = value;
  return { ...rest, entries, complete: true };
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
  const { isSet: _, isList: __, ...rest } = value;
  return items.some(isInvalid) ? invalid(value.span) : { ...rest, items };
}

const NO_NAMES: Scope = { variable: () => undefined, local: () => undefined };
