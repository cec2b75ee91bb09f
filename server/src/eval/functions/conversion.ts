import { numberText, parseNumber } from "../exact-number.ts";
import { isWhollyKnown, type ListValue, type ObjectValue, type Value } from "../value.ts";

/** Says that a conversion is certainly an error. */
export const INVALID: unique symbol = Symbol("invalid");

/** Undefined is not known. */
export type Converted<T> = T | typeof INVALID | undefined;

/** As Terraform converts a scalar to a text. */
export function toText(value: Value): Converted<string> {
  switch (value.kind) {
    case "unknown":
      return value.invalid ? INVALID : undefined;
    case "string":
      return value.value.normalize("NFC");
    case "number":
      return numberText(value.value);
    case "boolean":
      return String(value.value);
    default:
      return INVALID;
  }
}

export function toNumber(value: Value): Converted<number> {
  if (value.kind === "unknown") return value.invalid ? INVALID : undefined;
  if (value.kind === "number") return value.value;
  if (value.kind !== "string") return INVALID;
  const number = parseNumber(value.value);
  return number === "not a number" ? INVALID : number;
}

export function toBoolean(value: Value): Converted<boolean> {
  if (value.kind === "unknown") return value.invalid ? INVALID : undefined;
  if (value.kind === "boolean") return value.value;
  if (value.kind !== "string") return INVALID;
  return BOOLEANS.get(value.value) ?? INVALID;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

/**
 * Whether two values are equal as `==` has it: of one type too, so that no tuple equals a list.
 * @returns undefined when that cannot be known.
 */
export function equalValues(left: Value, right: Value): boolean | undefined {
  if (left.kind === "unknown" || right.kind === "unknown") return undefined;
  if (left.kind !== right.kind) return false;
  if (left.kind === "list" && right.kind === "list") return equalLists(left, right);
  if (left.kind === "object" && right.kind === "object") return equalObjects(left, right);
  return "value" in left && "value" in right ? left.value === right.value : true;
}

function equalLists(left: ListValue, right: ListValue): boolean | undefined {
  if (left.isSet !== right.isSet || left.isList !== right.isList) return false;
  const isTuple = !left.isSet && !left.isList;
  if (left.isSet && ![left, right].every(isWhollyKnown)) return undefined;
  if (left.items.length !== right.items.length) return false;
  // Without elements their type is not seen.
  if (left.items.length === 0) return isTuple ? true : undefined;
  return every(left.items, (item, index) => equalValues(item, right.items[index] ?? item));
}

function equalObjects(left: ObjectValue, right: ObjectValue): boolean | undefined {
  if (left.isMap !== right.isMap) return false;
  if (!left.complete || !right.complete) return undefined;
  if (left.entries.size !== right.entries.size) return false;
  if (left.entries.size === 0 && left.isMap) return undefined;
  return every([...left.entries], ([name, entry]) => {
    const other = right.entries.get(name);
    return other ? equalValues(entry, other) : false;
  });
}

function every<T>(
  items: readonly T[],
  test: (item: T, index: number) => boolean | undefined,
): boolean | undefined {
  let result: boolean | undefined = true;
  for (const [index, item] of items.entries()) {
    const answer = test(item, index);
    if (answer === false) return false;
    if (answer === undefined) result = undefined;
  }
  return result;
}
