import { numberText, parseNumber } from "../exact-number.ts";
import type { FunctionContext } from "../functions.ts";
import type { Value } from "../value.ts";
import { compareText } from "./characters.ts";
import { type Converted, INVALID } from "./conversion.ts";
import { boolean, nothing, number, object, text, tuple } from "./results.ts";

/** As `jsonencode` writes a value; undefined when something in it is unknown. */
export function toJson(value: Value): string | undefined {
  switch (value.kind) {
    case "unknown":
      return undefined;
    case "null":
      return "null";
    case "string":
      return jsonText(value.value.normalize("NFC"));
    case "number":
      return numberText(value.value);
    case "boolean":
      return String(value.value);
    case "list":
      return bracketed("[", value.items.map(toJson), "]");
    case "object": {
      if (!value.complete) return undefined;
      const entries = [...value.entries].toSorted(([left], [right]) => compareText(left, right));
      return bracketed(
        "{",
        entries.map(([name, entry]) => {
          const json = toJson(entry);
          return json === undefined ? undefined : `${jsonText(name)}:${json}`;
        }),
        "}",
      );
    }
  }
}

/** Go escapes what could end a script in a web page. */
export function jsonText(value: string): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]|\\[bf\\]/g,
    (character) => ESCAPES.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\b", "\\u0008"],
  ["\\f", "\\u000c"],
  ["\\\\", "\\\\"],
]);

function bracketed(open: string, parts: readonly (string | undefined)[], close: string): string | undefined {
  return parts.includes(undefined) ? undefined : `${open}${parts.join(",")}${close}`;
}

export function fromJson(json: string, context: FunctionContext): Converted<Value> {
  const parsed = parse(json);
  if (!parsed) return INVALID;
  // JSON.parse rounds numbers that Terraform keeps.
  return hasExactNumbers(json) ? fromData(parsed.data, context, 0) : undefined;
}

function parse(json: string): { readonly data: unknown } | undefined {
  try {
    return { data: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

const DEEPEST = 200;

function hasExactNumbers(json: string): boolean {
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gs)) {
    if (!token.startsWith('"') && typeof parseNumber(token) !== "number") return false;
  }
  return true;
}

function fromData(data: unknown, context: FunctionContext, depth: number): Value | undefined {
  if (depth > DEEPEST) return undefined;
  if (typeof data === "string") return text(data, context);
  if (typeof data === "number") return number(data, context);
  if (typeof data === "boolean") return boolean(data, context);
  if (data === null || typeof data !== "object") return nothing(context);
  if (Array.isArray(data)) {
    const items = data.map((item) => fromData(item, context, depth + 1));
    return items.includes(undefined) ? undefined : tuple(items as Value[], context);
  }
  const entries = Object.entries(data).map(
    ([name, item]) => [name, fromData(item, context, depth + 1)] as const,
  );
  if (entries.some(([, value]) => value === undefined)) return undefined;
  return object(new Map(entries as [string, Value][]), context);
}
