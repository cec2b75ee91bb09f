import { code } from "../../scanner/characters.ts";
import { MOST_POSTFIXES, type Postfix } from "../postfixes.ts";
import { isDigit, mayBeginIdentifier } from "./cursor.ts";
import type { ExpressionReader, Unreadable } from "./expressions.ts";
import { skipDigits } from "./numbers.ts";

/** Reads the names, indices and splats that stand at the cursor, right behind a value. */
export function readPostfixes(reader: ExpressionReader): Postfix[] | Unreadable {
  const postfixes: Postfix[] = [];
  for (let next = readPostfix(reader); next !== "none"; next = readPostfix(reader)) {
    if (next === undefined || postfixes.length >= MOST_POSTFIXES) return undefined;
    postfixes.push(next);
  }
  return hasSplatInSplat(postfixes) ? undefined : postfixes;
}

function readPostfix(reader: ExpressionReader): Postfix | "none" | Unreadable {
  const { cursor } = reader;
  const start = cursor.offset;
  if (cursor.peek() === code.bracketOpen) return readBrackets(reader);
  if (cursor.peek() !== code.dot) return "none";
  const next = cursor.characterAt(start + 1);
  // `...` behind the last argument.
  if (next === code.dot) return "none";
  if (next === code.star) {
    cursor.offset += 2;
    return { kind: "splat", full: false, end: cursor.offset };
  }
  cursor.offset++;
  if (isDigit(next)) {
    skipDigits(cursor);
    if (mayBeginIdentifier(cursor.peek())) return undefined;
    const value = Number(cursor.text.slice(start + 1, cursor.offset));
    const key = { kind: "literal", form: "plain", value, ...reader.span(start, cursor.offset) } as const;
    return { kind: "index", key, legacy: true, end: cursor.offset };
  }
  const end = cursor.identifierEnd(start + 1);
  cursor.offset = end;
  return end > start + 1 ? { kind: "attribute", name: cursor.text.slice(start + 1, end), end } : undefined;
}

function readBrackets(reader: ExpressionReader): Postfix | Unreadable {
  const { cursor } = reader;
  if (cursor.text.startsWith("[*]", cursor.offset)) {
    cursor.offset += 3;
    return { kind: "splat", full: true, end: cursor.offset };
  }
  const before = reader.setInBrackets(true);
  reader.pass(1);
  const key = reader.read();
  if (key === undefined || cursor.peek() !== code.bracketClose) return undefined;
  cursor.offset++;
  reader.setInBrackets(before);
  return { kind: "index", key, legacy: false, end: cursor.offset };
}

/** `a.*.b.*` is an error to HCL. */
function hasSplatInSplat(postfixes: readonly Postfix[]): boolean {
  let inside = false;
  for (const postfix of postfixes) {
    if (postfix.kind === "splat") {
      if (inside && !postfix.full) return true;
      inside = !postfix.full;
    } else if (postfix.kind === "index" && !postfix.legacy) inside = false;
  }
  return false;
}
