import type { Range } from "../../text/range.ts";
import type { Expression, Piece, TemplatePart } from "../nodes.ts";

/**
 * A string of a template of Packer before HCL: `{{user `x`}}` is `var.x`, everything else is text, `${` too. Only a
 * string that is nothing but `${x}` cannot be what Packer is to get: another tool makes the template, and fills it in.
 * @param range of the string in its piece, with its quotes. @param text what it says, escapes resolved.
 */
export function legacyString(piece: Piece, range: Range, text: string): Expression {
  if (/^\$\{[\w.]+\}$/.test(text)) return filledInByOthers(piece, range, text);
  const uses = [...text.matchAll(USER)];
  if (uses.length === 0) return { kind: "literal", form: "quoted", value: text, piece, range };
  const place = offsetsIn(piece.text.slice(range.start + 1, range.end - 1));
  const between = (start: number, end: number): Range => ({
    start: range.start + 1 + place(start),
    end: range.start + 1 + place(end),
  });
  const parts: TemplatePart[] = [];
  let position = 0;
  const addText = (end: number): void => {
    if (end > position)
      parts.push({ kind: "text", text: text.slice(position, end), range: between(position, end) });
  };
  for (const use of uses) {
    const end = use.index + use[0].length;
    addText(use.index);
    const at = between(use.index, end);
    const name = use[1] ?? use[2] ?? "";
    const expression: Expression = { kind: "traversal", root: "var", steps: [name], piece, range: at };
    parts.push({ kind: "interpolation", expression, range: at });
    position = end;
  }
  addText(text.length);
  return { kind: "template", form: "quoted", parts, piece, range };
}

/** A name that Packer does not know, so nothing is known of its value. */
function filledInByOthers(piece: Piece, range: Range, text: string): Expression {
  const inside: Range = { start: range.start + 1, end: range.end - 1 };
  const name = text.slice(2, -1);
  const expression: Expression = { kind: "traversal", root: name, steps: [], piece, range: inside };
  const parts: TemplatePart[] = [{ kind: "interpolation", expression, range: inside }];
  return { kind: "template", form: "quoted", parts, piece, range };
}

const USER = /\{\{-?\s*user\s+(?:`([^`{}]+)`|"([^"{}]+)")\s*-?\}\}/g;

/** Where characters of a string stand among the escapes that it is written with. */
function offsetsIn(raw: string): (offset: number) => number {
  if (!raw.includes("\\")) return (offset) => offset;
  const offsets: number[] = [];
  for (const { 0: written, index } of raw.matchAll(/\\u[0-9a-fA-F]{4}|\\.|[^\\]/gs))
    for (let i = 0; i < (written.startsWith("\\") ? 1 : written.length); i++) offsets.push(index + i);
  return (offset) => offsets[offset] ?? raw.length;
}
