import type { Expression, ObjectItem } from "../../nodes.ts";
import { code } from "../../scanner/characters.ts";
import { keyName } from "../object-keys.ts";
import { isDigit, mayBeginIdentifier } from "./cursor.ts";
import type { ExpressionReader, Unreadable } from "./expressions.ts";

/** `[...]` or `[for ...]`; the cursor stands before it and is then right behind it. */
export function readTuple(reader: ExpressionReader): Expression | Unreadable {
  const { cursor } = reader;
  const start = cursor.offset;
  const before = reader.setInBrackets(true);
  let character = reader.pass(1);
  if (character === code.f && cursor.takeWord("for")) return readFor(reader, start, "tuple", before);
  const items: Expression[] = [];
  while (character !== code.bracketClose) {
    const item = reader.read();
    if (item === undefined) return undefined;
    items.push(item);
    character = cursor.peek();
    if (character === code.comma) character = reader.pass(1);
    else if (character !== code.bracketClose) return undefined;
  }
  cursor.offset++;
  reader.setInBrackets(before);
  return { kind: "tuple", items, ...reader.span(start, cursor.offset) };
}

/** `{...}` or `{for ...}`; the cursor stands before it and is then right behind it. */
export function readObject(reader: ExpressionReader): Expression | Unreadable {
  const { cursor } = reader;
  const start = cursor.offset;
  const before = reader.setInBrackets(false);
  cursor.offset++;
  let character = cursor.skipLines();
  if (character === code.f && cursor.takeWord("for")) return readFor(reader, start, "object", before);
  const items: ObjectItem[] = [];
  while (character !== code.braceClose) {
    const item = readItem(reader, character);
    if (item === undefined) return undefined;
    items.push(item);
    character = cursor.peek();
    if (character === code.comma) {
      cursor.offset++;
      character = cursor.skipLines();
    } else if (cursor.isLineEnd) character = cursor.skipLines();
    else if (character !== code.braceClose) return undefined;
  }
  cursor.offset++;
  reader.setInBrackets(before);
  return { kind: "object", items, ...reader.span(start, cursor.offset) };
}

function readItem(reader: ExpressionReader, first: number): ObjectItem | Unreadable {
  const { cursor } = reader;
  const isKey =
    mayBeginIdentifier(first) || first === code.quote || first === code.parenthesisOpen || isDigit(first);
  const key = isKey ? reader.key() : undefined;
  if (key === undefined) return undefined;
  const sign = reader.skip();
  const next = cursor.characterAt(cursor.offset + 1);
  if (sign !== code.colon && (sign !== code.equals || next === code.equals || next === code.greater))
    return undefined;
  reader.pass(1);
  const value = reader.read();
  if (value === undefined) return undefined;
  return { key, name: keyName(key), value, range: { start: key.range.start, end: value.range.end } };
}

/** A call whose name starts at `start`; the cursor stands before its parenthesis and is then right behind it. */
export function readCall(reader: ExpressionReader, start: number): Expression | Unreadable {
  const { cursor } = reader;
  const name = cursor.text.slice(start, cursor.offset);
  const before = reader.setInBrackets(true);
  const list: Expression[] = [];
  let expandsLast = false;
  let character = reader.pass(1);
  while (character !== code.parenthesisClose) {
    const argument = reader.read();
    if (argument === undefined) return undefined;
    list.push(argument);
    character = cursor.peek();
    if (character === code.comma) character = reader.pass(1);
    else if (character === code.dot && cursor.text.startsWith("...", cursor.offset)) {
      expandsLast = true;
      if (reader.pass(3) !== code.parenthesisClose) return undefined;
      break;
    } else if (character !== code.parenthesisClose) return undefined;
  }
  cursor.offset++;
  reader.setInBrackets(before);
  return { kind: "call", name, arguments: list, expandsLast, ...reader.span(start, cursor.offset) };
}

export interface ForIntroduction {
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
}

/** `k, v in collection`, up to what comes behind it; the cursor stands right behind `for`. */
export function readForIntroduction(reader: ExpressionReader): ForIntroduction | Unreadable {
  const { cursor } = reader;
  reader.skip();
  const first = readName(reader);
  if (first === undefined) return undefined;
  let second: string | undefined;
  if (reader.skip() === code.comma) {
    reader.pass(1);
    second = readName(reader);
    if (second === undefined) return undefined;
    reader.skip();
  }
  if (!cursor.takeWord("in")) return undefined;
  reader.skip();
  const collection = reader.read();
  if (collection === undefined) return undefined;
  const keyName = second === undefined ? undefined : first;
  return { keyName, valueName: second ?? first, collection };
}

function readName({ cursor }: ExpressionReader): string | Unreadable {
  const start = cursor.offset;
  cursor.offset = cursor.identifierEnd(start);
  const name = cursor.text.slice(start, cursor.offset);
  return name === "" || name === "in" ? undefined : name;
}

/** The cursor stands right behind `for`; `before` is whether line ends were blanks before the bracket. */
function readFor(
  reader: ExpressionReader,
  start: number,
  form: "tuple" | "object",
  before: boolean,
): Expression | Unreadable {
  const { cursor } = reader;
  reader.setInBrackets(true);
  const introduction = readForIntroduction(reader);
  if (introduction === undefined || cursor.peek() !== code.colon) return undefined;
  reader.pass(1);
  let keyResult: Expression | undefined;
  if (form === "object") {
    keyResult = reader.read();
    if (keyResult === undefined || !cursor.text.startsWith("=>", cursor.offset)) return undefined;
    reader.pass(2);
  }
  const valueResult = reader.read();
  if (valueResult === undefined) return undefined;
  const grouping = form === "object" && cursor.text.startsWith("...", cursor.offset);
  if (grouping) reader.pass(3);
  let condition: Expression | undefined;
  if (cursor.takeWord("if")) {
    reader.skip();
    condition = reader.read();
    if (condition === undefined) return undefined;
  }
  if (cursor.peek() !== (form === "tuple" ? code.bracketClose : code.braceClose)) return undefined;
  cursor.offset++;
  reader.setInBrackets(before);
  const span = reader.span(start, cursor.offset);
  return { kind: "for", ...introduction, keyResult, valueResult, condition, grouping, ...span };
}
