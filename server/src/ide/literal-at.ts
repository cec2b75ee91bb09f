import { childrenOf } from "../syntax/body.ts";
import type { Body, Expression } from "../syntax/nodes.ts";
import { contains, type Range, shift, touches } from "../text/range.ts";
import type { Analysis } from "./analysis.ts";
import { itemAt } from "./item-at.ts";

export interface LiteralText {
  readonly text: string;
  /** With its quotes. */
  readonly range: Range;
}

/** The text in quotes at an offset of a file; undefined where none stands, or something is filled into it. */
export function literalAt(analysis: Analysis, path: string, offset: number): LiteralText | undefined {
  const found = itemAt(analysis, path, offset);
  if (!found) return undefined;
  const { item, start, offset: inPiece } = found;
  const expression =
    item.kind === "attribute" ? innermost(item.expression, inPiece) : inBody(item.body, inPiece);
  if (expression?.kind !== "literal" || expression.form !== "quoted") return undefined;
  return { text: String(expression.value), range: shift(expression.range, start) };
}

function inBody(body: Body, offset: number): Expression | undefined {
  for (const { expression } of body.attributes)
    if (touches(expression.range, offset)) return innermost(expression, offset);
  for (const one of body.blocks) if (touches(one.range, offset)) return inBody(one.body, offset);
  return undefined;
}

function innermost(expression: Expression, offset: number): Expression | undefined {
  if (!contains(expression.range, { start: offset, end: offset })) return undefined;
  for (const child of childrenOf(expression)) {
    const found = innermost(child, offset);
    if (found) return found;
  }
  return expression;
}
