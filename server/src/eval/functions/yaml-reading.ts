import { isMap, isScalar, isSeq, parseAllDocuments, type Scalar } from "yaml";
import { parseNumber } from "../exact-number.ts";
import type { Value } from "../value.ts";
import { INVALID, toText } from "./conversion.ts";
import { boolean, nothing, number, object, type Place, text, tuple } from "./results.ts";

/** Reading a longer text takes too long. */
const LONGEST_YAML = 50_000;
const DEEPEST = 100;
/** Looking for a key that is there twice, as the reader does, takes long; `entries` below does it too. */
const OPTIONS = { schema: "failsafe", version: "1.2", uniqueKeys: false, prettyErrors: false } as const;
/** What opens so many lists or objects at once takes the reader long, and means nothing. */
const MANY_OPEN = /(?:[[{?-]\s*){300}/;

/**
 * The value of a YAML text. What Terraform and other readers may see differently is unknown: tags, aliases, merge keys,
 * dates, numbers in other notations, and whatever is wrong.
 */
export function fromYaml(yaml: string, context: Place): Value | undefined {
  if (yaml.length > LONGEST_YAML || MANY_OPEN.test(yaml)) return undefined;
  const documents = parseAllDocuments(yaml, OPTIONS);
  if (!Array.isArray(documents) || documents.length !== 1) return undefined;
  const [document] = documents;
  if (!document?.contents || document.errors.length > 0 || document.warnings.length > 0) return undefined;
  return fromNode(document.contents, context, 0);
}

function fromNode(node: unknown, context: Place, depth: number): Value | undefined {
  if (node === null) return nothing(context);
  if (depth > DEEPEST) return undefined;
  if (isScalar(node)) return node.tag ? undefined : fromScalar(node, context);
  if (isSeq(node) && !node.tag) {
    const items = node.items.map((item) => fromNode(item, context, depth + 1));
    return items.includes(undefined) ? undefined : tuple(items as Value[], context);
  }
  if (!isMap(node) || node.tag) return undefined;
  const entries = new Map<string, Value>();
  for (const { key, value } of node.items) {
    const name = isScalar(key) && key.source !== "<<" ? fromNode(key, context, depth + 1) : undefined;
    const nameText = name && toText(name);
    const entry = fromNode(value, context, depth + 1);
    if (nameText === undefined || nameText === INVALID || entry === undefined) return undefined;
    if (entries.has(nameText)) return undefined;
    entries.set(nameText, entry);
  }
  return object(entries, context);
}

function fromScalar(scalar: Scalar, context: Place): Value | undefined {
  const value = String(scalar.value ?? "");
  if (scalar.type !== "PLAIN") return text(value, context);
  if (NULLS.has(value)) return nothing(context);
  const truth = BOOLEANS.get(value);
  if (truth !== undefined) return boolean(truth, context);
  if (NUMBER.test(value)) {
    const result = parseNumber(value);
    return typeof result === "number" ? number(result, context) : undefined;
  }
  return RARE.test(value) ? undefined : text(value, context);
}

const NULLS: ReadonlySet<string> = new Set(["", "~", "null", "Null", "NULL"]);

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...["y", "yes", "on", "true"].flatMap((word) => spellings(word, true)),
  ...["n", "no", "off", "false"].flatMap((word) => spellings(word, false)),
]);

function spellings(word: string, value: boolean): readonly (readonly [string, boolean])[] {
  const capitalized = word.charAt(0).toUpperCase() + word.slice(1);
  return [word, capitalized, word.toUpperCase()].map((each) => [each, value] as const);
}

const NUMBER = /^[-+]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
/** Dates, infinity, and numbers with leading zeros, letters or underscores. */
const RARE = /^(?:[-+]?\.(?:inf|nan)|\d{4}-\d.*|[-+]?0[\dxob_][\w.]*|[-+]?[\d.]*_[\d._]*)$/i;
