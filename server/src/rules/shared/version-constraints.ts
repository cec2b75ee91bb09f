import { indentAt, replace, type SpanEdit } from "../../syntax/edits.ts";
import type { ObjectExpression, ObjectItem } from "../../syntax/nodes.ts";

export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** The lower bound of a constraint that has nothing but that; undefined when there is an upper one, or it cannot be read. */
export function lowerBound(constraint: string): Version | "any" | undefined {
  let lowest: Version | "any" = "any";
  for (const part of constraint.split(",")) {
    if (part.trim() === "*") continue;
    const match = /^\s*(>=|>|!=)\s*v?(\d+)(?:\.(\d+))?(?:\.\d+)*(?:-[\w.]+)?\s*$/.exec(part);
    if (!match) return undefined;
    const [, operator, major = "0", minor = "0"] = match;
    if (operator !== "!=") lowest = { major: Number(major), minor: Number(minor) };
  }
  return lowest;
}

/** The version that is in use now comes first: what the lower bound names may be long behind it. */
export function heldAt(lowest: Version | "any", major: number | undefined): string[] {
  const current = major === undefined ? [] : [`~> ${major}.0`];
  if (lowest === "any") return current;
  const lower = `~> ${lowest.major}.${lowest.minor}`;
  return major !== undefined && major > lowest.major ? [...current, lower] : [lower];
}

/** Adds `version` as the first entry, aligned with the others as `fmt` would. */
export function addVersion(object: ObjectExpression, version: string): SpanEdit[] {
  const first = object.items[0];
  if (!first) return [replace(object, `{ version = "${version}" }`)];
  const { text } = object.piece;
  const at = { piece: object.piece, range: { start: first.range.start, end: first.range.start } };
  const indent = indentAt(text, first.range.start);
  if (indent === undefined) return [replace(at, `version = "${version}", `)];
  const width = Math.max("version".length, ...object.items.map(keyLength));
  return [
    replace(at, `${"version".padEnd(width)} = "${version}"\n${indent}`),
    ...object.items.flatMap((item) => {
      const range = { start: item.key.range.end, end: item.value.range.start };
      if (!/^ *= $/.test(text.slice(range.start, range.end))) return [];
      const padding = `${" ".repeat(width - keyLength(item))} = `;
      return [replace({ piece: object.piece, range }, padding)];
    }),
  ];
}

function keyLength(item: ObjectItem): number {
  return item.key.range.end - item.key.range.start;
}
