import type { Range } from "../../../text/range.ts";
import type { Attribute, Block, Body, Label, Piece, SyntaxProblem } from "../../nodes.ts";
import { code } from "../../scanner/characters.ts";
import { atEnd, Cursor } from "./cursor.ts";
import { ExpressionReader, type Unreadable } from "./expressions.ts";

/** Less than the nesting at which tree-sitter's nodes become a problem. */
const DEEPEST = 90;

/**
 * Reads what lies in `range` of the piece as the inside of a block. Undefined when anything in it is malformed or
 * unusual: it then has to be parsed with tree-sitter, which would give the same nodes for all that is read here.
 */
export function readBody(piece: Piece, range: Range): Body | Unreadable {
  const nul = piece.text.indexOf("\0", range.start);
  if (nul >= 0 && nul < range.end) return undefined;
  return new BodyReader(piece, new Cursor(piece.text, range.start, range.end)).whole(range);
}

class BodyReader {
  private readonly expressions: ExpressionReader;
  private depth = 0;

  constructor(
    private readonly piece: Piece,
    private readonly cursor: Cursor,
  ) {
    this.expressions = new ExpressionReader(piece, cursor);
  }

  whole(range: Range): Body | Unreadable {
    const body = this.body(range.start);
    return body && this.cursor.offset === range.end ? body : undefined;
  }

  /** Reads up to a closing brace or the end. */
  private body(start: number): Body | Unreadable {
    const { cursor, piece } = this;
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    for (;;) {
      const character = cursor.skipLines();
      if (character === atEnd || character === code.braceClose) {
        const range = { start, end: cursor.offset };
        return { piece, range, attributes, blocks, problems: NO_PROBLEMS };
      }
      const itemStart = cursor.offset;
      const nameEnd = cursor.identifierEnd(itemStart);
      if (nameEnd === itemStart) return undefined;
      cursor.offset = nameEnd;
      if (cursor.skipInline() === code.equals) {
        const attribute = this.attribute(itemStart, nameEnd);
        if (attribute === undefined) return undefined;
        attributes.push(attribute);
      } else {
        const block = this.block(itemStart, nameEnd);
        if (block === undefined) return undefined;
        blocks.push(block);
      }
      const next = cursor.skipInline();
      if (next !== atEnd && next !== code.braceClose && !cursor.isLineEnd) return undefined;
    }
  }

  private attribute(start: number, nameEnd: number): Attribute | Unreadable {
    const { cursor, piece } = this;
    cursor.offset++;
    cursor.skipInline();
    const expression = this.expressions.read();
    if (expression === undefined) return undefined;
    return {
      kind: "attribute",
      piece,
      range: { start, end: expression.range.end },
      name: cursor.text.slice(start, nameEnd),
      nameRange: { start, end: nameEnd },
      expression,
    };
  }

  private block(start: number, typeEnd: number): Block | Unreadable {
    const { cursor, piece } = this;
    const labels: Label[] = [];
    let headerEnd = typeEnd;
    while (cursor.skipInline() !== code.braceOpen) {
      const label = this.label();
      if (label === undefined) return undefined;
      labels.push(label);
      headerEnd = label.range.end;
    }
    if (++this.depth > DEEPEST) return undefined;
    cursor.offset++;
    const body = this.body(cursor.offset);
    if (body === undefined || cursor.peek() !== code.braceClose) return undefined;
    this.depth--;
    cursor.offset++;
    return {
      kind: "block",
      piece,
      range: { start, end: cursor.offset },
      type: cursor.text.slice(start, typeEnd),
      labels,
      headerRange: { start, end: headerEnd },
      body,
    };
  }

  private label(): Label | Unreadable {
    const { cursor, piece } = this;
    const start = cursor.offset;
    if (cursor.peek() === code.quote) return this.quotedLabel();
    const end = cursor.identifierEnd(start);
    if (end === start) return undefined;
    cursor.offset = end;
    return { piece, range: { start, end }, text: cursor.text.slice(start, end) };
  }

  /** Labels with escapes or templates are too rare to be read here. */
  private quotedLabel(): Label | Unreadable {
    const { cursor, piece } = this;
    const start = cursor.offset;
    const close = cursor.text.indexOf('"', start + 1);
    if (close < 0 || close >= cursor.end) return undefined;
    const text = cursor.text.slice(start + 1, close);
    if (UNUSUAL.test(text)) return undefined;
    cursor.offset = close + 1;
    return { piece, range: { start, end: close + 1 }, text };
  }
}

const UNUSUAL = /[\\$%\r\n]/;
const NO_PROBLEMS: readonly SyntaxProblem[] = [];
