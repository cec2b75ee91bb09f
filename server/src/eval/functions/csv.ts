import type { FunctionContext } from "../functions.ts";
import type { Value } from "../value.ts";
import { type Converted, INVALID } from "./conversion.ts";
import { list, MOST_ITEMS, object, text } from "./results.ts";

/** The rows as objects that the first row names the values of. */
export function csvRows(csv: string, context: FunctionContext): Converted<Value> {
  const records = parse(csv);
  if (records === undefined || records === INVALID) return records;
  const [names, ...rows] = records;
  if (!names || new Set(names).size < names.length) return INVALID;
  if (rows.some((row) => row.length !== names.length)) return INVALID;
  if (names.length * rows.length > MOST_ITEMS * 10) return undefined;
  const objects = rows.map((row) => {
    const values = names.map((name, index) => [name, text(row[index] ?? "", context)] as const);
    return object(new Map(values as [string, Value][]), context);
  });
  return objects.includes(undefined) ? undefined : list(objects as Value[], context);
}

/** A field without quotes, or one in quotes with doubled quotes in it, and what ends it. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\n][^,\n]*)?)(,|\r?\n|$)/y;

/** Lines without a character are no records. */
function parse(csv: string): Converted<readonly (readonly string[])[]> {
  const records: string[][] = [];
  let record: string[] = [];
  const normalized = csv.replaceAll("\r\n", "\n");
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < normalized.length || record.length > 0) {
    if (record.length === 0 && normalized[FIELD.lastIndex] === "\n") {
      FIELD.lastIndex++;
      continue;
    }
    const field = FIELD.exec(normalized);
    if (!field) return INVALID;
    const [, quoted, plain = "", end] = field;
    if (quoted === undefined && plain.includes('"')) return INVALID;
    record.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ",") {
      // A comma at the very end begins one more, empty field.
      if (FIELD.lastIndex < normalized.length) continue;
      record.push("");
    }
    records.push(record);
    if (records.length > MOST_ITEMS) return undefined;
    record = [];
  }
  return records;
}
