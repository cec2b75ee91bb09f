import type { Expression } from "../../nodes.ts";
import { code } from "../../scanner/characters.ts";
import { type Cursor, isDigit, mayBeginIdentifier } from "./cursor.ts";
import type { ExpressionReader, Unreadable } from "./expressions.ts";

/** Reads a number; the cursor stands before its first digit and is then right behind it. */
export function readNumber(reader: ExpressionReader): Expression | Unreadable {
  const { cursor } = reader;
  const start = cursor.offset;
  skipDigits(cursor);
  if (cursor.peek() === code.dot && isDigit(cursor.characterAt(cursor.offset + 1))) {
    cursor.offset++;
    skipDigits(cursor);
  }
  if ((cursor.peek() | LOWER_CASE) === code.e) {
    const sign = cursor.characterAt(cursor.offset + 1);
    cursor.offset += sign === code.plus || sign === code.dash ? 2 : 1;
    if (!isDigit(cursor.peek())) return undefined;
    skipDigits(cursor);
  }
  const next = cursor.peek();
  if (next === code.dot || next === code.bracketOpen || mayBeginIdentifier(next)) return undefined;
  const value = Number(cursor.text.slice(start, cursor.offset));
  return { kind: "literal", form: "plain", value, ...reader.span(start, cursor.offset) };
}

export function skipDigits(cursor: Cursor): void {
  while (isDigit(cursor.peek())) cursor.offset++;
}

const LOWER_CASE = 32;
