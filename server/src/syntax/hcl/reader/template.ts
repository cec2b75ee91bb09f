import type { Expression, Piece } from "../../nodes.ts";
import { Cursor } from "./cursor.ts";
import { ExpressionReader, type Unreadable } from "./expressions.ts";

/** Reads the whole text of the piece as a template. Undefined when something in it is malformed or unusual. */
export function readTemplate(piece: Piece): Expression | Unreadable {
  const { text } = piece;
  if (text.includes("\0")) return undefined;
  return new ExpressionReader(piece, new Cursor(text, 0, text.length)).templates.file();
}
