import type { Range } from "../../text/range.ts";
import type { Expression, Piece } from "../nodes.ts";
import type { HclEngine, RawNode } from "./engine.ts";
import { ExpressionBuilder } from "./expressions.ts";
import { readTemplate } from "./reader/template.ts";
import { TemplateBuilder } from "./templates.ts";

/**
 * Parses a whole text as an HCL template, as `templatefile` does: a literal when it has nothing but text, else a template;
 * broken when Terraform would reject it. Only `$${` and `%%{` are escapes, and line ends stay as they are.
 * @param piece that the nodes shall lie in; its text is `text`.
 */
export function parseTemplateText(engine: HclEngine, text: string, piece = pieceOf(text)): Expression {
  return readTemplate(piece) ?? parseDamagedTemplate(engine, piece);
}

/** The same for texts in which something may be wrong. The grammar knows templates only in strings and heredocs. */
export function parseDamagedTemplate(engine: HclEngine, piece: Piece): Expression {
  const range: Range = { start: 0, end: piece.text.length };
  let marker = "TEMPLATE";
  while (piece.text.includes(marker)) marker += "_";
  const opening = `a = <<${marker}\n`;
  const { root, hasErrors } = engine.parse(`${opening}${piece.text}\n${marker}\n`);
  const heredoc = hasErrors ? undefined : find(root, "heredoc_template");
  if (!heredoc) return { kind: "broken", piece, range };
  const expressions = new ExpressionBuilder(piece, -opening.length);
  const templates = new TemplateBuilder(piece, -opening.length, (node) => expressions.expression(node));
  return templates.file(heredoc, { start: opening.length, end: opening.length + piece.text.length });
}

/** The first node of that type on the way down. */
function find(root: RawNode, type: string): RawNode | undefined {
  for (let node: RawNode | undefined = root; node; node = node.children.at(-1)) {
    if (node.type === type) return node;
  }
  return undefined;
}

function pieceOf(text: string): Piece {
  const itemRange = { start: 0, end: text.length };
  return { text, item: undefined, itemRange, damaged: false, knownProblems: [] };
}
