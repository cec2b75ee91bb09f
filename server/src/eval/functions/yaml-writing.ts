import { numberText } from "../exact-number.ts";
import type { Value } from "../value.ts";
import { compareText } from "./characters.ts";

/** As `yamlencode` writes a value; undefined where Terraform breaks lines or escapes in its own way. */
export function toYaml(value: Value): string | undefined {
  const lines = block(value, "");
  if (lines === undefined) return undefined;
  const isPlain = value.kind === "number" || value.kind === "boolean" || value.kind === "null";
  return `${[...lines, ...(isPlain ? ["..."] : [])].join("\n")}\n`;
}

/** The lines of a value; the first goes where the value begins, the others are indented. */
function block(value: Value, indent: string): readonly string[] | undefined {
  if (value.kind === "list" && value.items.length > 0) return sequence(value.items, indent);
  if (value.kind === "object" && value.entries.size > 0)
    return value.complete ? mapping(value.entries, indent) : undefined;
  return scalar(value, indent);
}

function sequence(items: readonly Value[], indent: string): readonly string[] | undefined {
  const lines: string[] = [];
  for (const item of items) {
    const own = block(item, `${indent}  `);
    if (!own) return undefined;
    const [first = "", ...others] = own;
    lines.push(`${lines.length > 0 ? indent : ""}- ${first}`, ...others);
  }
  return lines;
}

function mapping(entries: ReadonlyMap<string, Value>, indent: string): readonly string[] | undefined {
  const lines: string[] = [];
  for (const [name, entry] of [...entries].toSorted(([left], [right]) => compareText(left, right))) {
    const key = quoted(name, indent.length);
    const isList = entry.kind === "list" && entry.items.length > 0;
    const isMapping = entry.kind === "object" && entry.entries.size > 0;
    // The items of a list stand no deeper than its name.
    const own = block(entry, isList ? indent : `${indent}  `);
    if (key === undefined || !own) return undefined;
    const start = `${lines.length > 0 ? indent : ""}${key}:`;
    const [first = "", ...others] = own;
    if (isList) lines.push(start, `${indent}${first}`, ...others);
    else if (isMapping) lines.push(start, `${indent}  ${first}`, ...others);
    else lines.push(`${start} ${first}`, ...others);
    if (!fits(lines)) return undefined;
  }
  return lines;
}

function scalar(value: Value, indent: string): readonly string[] | undefined {
  switch (value.kind) {
    case "string":
      return value.value.includes("\n")
        ? literal(value.value, indent || "  ")
        : textLine(value.value, indent);
    case "number":
      return [numberText(value.value)];
    case "boolean":
      return [String(value.value)];
    case "null":
      return ["null"];
    case "list":
      return ["[]"];
    case "object":
      return value.complete ? ["{}"] : undefined;
    default:
      return undefined;
  }
}

function textLine(text: string, indent: string): readonly string[] | undefined {
  const line = quoted(text, indent.length);
  return line === undefined ? undefined : [line];
}

/** Terraform folds longer lines at blanks. */
const LONGEST_LINE = 80;

function fits(lines: readonly string[]): boolean {
  return lines.every(
    (line) => line.length <= LONGEST_LINE || !/" ?.* .*"$/.test(line.replace(/^[\s-]*"[^"]*": /, "")),
  );
}

function quoted(text: string, column: number): string | undefined {
  if (/[^\t\x20-\x7e\u00a0-\u1fff]/.test(text) || text.includes("\n")) return undefined;
  if (text.includes(" ") && column + text.length > LONGEST_LINE - 4) return undefined;
  return `"${text.replace(/["\\]/g, "\\$&").replaceAll("\t", "\\t")}"`;
}

/** Several lines, when nothing in them needs a special notation. */
function literal(text: string, indent: string): readonly string[] | undefined {
  if (!/^[^\s]/.test(text) || / \n| $|\n\n$|[^\n\x20-\x7e\u00a1-\u1fff]/.test(text)) return undefined;
  const ends = text.endsWith("\n");
  const lines = (ends ? text.slice(0, -1) : text).split("\n");
  return [ends ? "|" : "|-", ...lines.map((line) => (line === "" ? "" : indent + line))];
}
