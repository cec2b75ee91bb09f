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
