import { numberText } from "../exact-number.ts";
import type { Value } from "../value.ts";
import { compareText } from "./characters.ts";

/**
 * A text that values of one type share when they are equal. Terraform orders the lists and objects of a set by it.
 * @returns undefined when something in the value is unknown.
 */
export function identityOf(value: Value): string | undefined {
  switch (value.kind) {
    case "unknown":
      return undefined;
    case "null":
      return "~";
    case "boolean":
      return value.value ? "T" : "F";
    case "number":
      return numberText(value.value);
    case "string":
      return JSON.stringify(value.value.normalize("NFC"));
    case "list":
      return bracketed(value.items.map((item) => ["", item] as const));
    case "object":
      return value.complete ? bracketed(namedInOrder(value.entries)) : undefined;
  }
}

function namedInOrder(entries: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...entries]
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([name, entry]) => [`${JSON.stringify(name)}:`, entry] as const);
}

function bracketed(entries: readonly (readonly [string, Value])[]): string | undefined {
  let text = "[";
  for (const [name, item] of entries) {
    const own = identityOf(item);
    if (own === undefined) return undefined;
    text += `${name}${own};`;
  }
  return `${text}]`;
}

/**
 * Items of one type as the elements of a set: once each, in Terraform's order.
 * @returns undefined when that order is not known, or something in an item.
 */
export function inSetOrder(items: readonly Value[]): readonly Value[] | undefined {
  const byKey = new Map<string, Value>();
  for (const item of items) {
    const key = identityOf(item);
    if (key === undefined) return undefined;
    if (!byKey.has(key)) byKey.set(key, item);
  }
  const collections = [...byKey.values()].filter(({ kind }) => kind === "list" || kind === "object");
  if (collections.length > 1 && !collections.every(isPlainlyOrdered)) return undefined;
  return [...byKey].toSorted(compareElements).map(([, item]) => item);
}

type Element = readonly [key: string, item: Value];

/** Scalars in their own order, null last, everything else as the texts that Terraform hashes compare. */
function compareElements([leftKey, left]: Element, [rightKey, right]: Element): number {
  if (left.kind === "null" || right.kind === "null") return left.kind === "null" ? 1 : -1;
  if (left.kind === "string" && right.kind === "string") return compareText(left.value, right.value);
  if (left.kind === "number" && right.kind === "number") return left.value - right.value;
  return compareText(leftKey, rightKey);
}

/** Whether our order of lists and objects is Terraform's, which has its own notation for some numbers and characters. */
function isPlainlyOrdered(value: Value): boolean {
  switch (value.kind) {
    case "number":
      return /^-?[\d.]{1,10}$/.test(numberText(value.value));
    case "string":
      return /^[\x20-\x7e\p{L}]*$/u.test(value.value);
    case "list":
      return value.items.every(isPlainlyOrdered);
    case "object":
      return [...value.entries.values()].every(isPlainlyOrdered);
    default:
      return true;
  }
}
