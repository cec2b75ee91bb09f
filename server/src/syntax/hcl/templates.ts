import type { Range } from "../../text/range.ts";
import type { Expression, Piece, TemplatePart } from "../nodes.ts";
import type { RawNode } from "./engine.ts";
import {
  commonIndent,
  composed,
  trimBack,
  trimFront,
  unescapeMarkers,
  unescapeQuoted,
  unindent,
} from "./strings.ts";

/** Turns quoted strings and heredocs into literals (no interpolation) or templates. */
export class TemplateBuilder {
  constructor(
    private readonly piece: Piece,
    private readonly offset: number,
    private readonly expression: (node: RawNode | undefined) => Expression,
  ) {}

  /** `node` is a string_lit, quoted_template or heredoc_template. */
  template(node: RawNode): Expression {
    const heredoc = node.type === "heredoc_template";
    const content = heredoc ? this.heredocContent(node) : quotedContent(node);
    const flush = heredoc && this.raw(node.start, node.start + 3) === "<<-";
    const parts = this.parts(node, content, heredoc, flush);
    const form = heredoc ? "heredoc" : "quoted";
    const span = { piece: this.piece, range: this.shifted(node) };
    if (parts.every((part) => part.kind === "text")) {
      return {
        kind: "literal",
        form,
        value: parts.map((part) => (part.kind === "text" ? part.text : "")).join(""),
        ...span,
      };
    }
    return { kind: "template", form, parts, ...span };
  }

  /** From the line after the opening marker to the line of the closing one. */
  private heredocContent(node: RawNode): Range {
    const markers = node.children.filter((child) => child.type === "heredoc_identifier");
    const opening = markers[0];
    const closing = markers.length > 1 ? markers[markers.length - 1] : undefined;
    const lineEnd = this.piece.text.indexOf("\n", (opening?.end ?? node.start) + this.offset);
    const start = lineEnd < 0 ? node.end : Math.min(lineEnd + 1 - this.offset, node.end);
    let end = closing ? closing.start : node.end;
    while (end > start && this.raw(end - 1, end) !== "\n") end--;
    return { start, end: closing ? end : node.end };
  }

  private parts(node: RawNode, content: Range, heredoc: boolean, flush: boolean): TemplatePart[] {
    const parts: TemplatePart[] = [];
    const indent = flush ? commonIndent(this.raw(content.start, content.end).split("\n")) : 0;
    let position = content.start;
    let trimNext = false;
    const addText = (end: number, trimEnd: boolean): void => {
      if (end <= position) return;
      let raw = this.raw(position, end);
      if (indent > 0) raw = unindent(raw, indent, isLineStart(this.piece.text, position + this.offset));
      // HCL keeps CR LF here; rules shall see one text whatever the file's line ends are.
      let text = heredoc ? unescapeMarkers(raw.replace(/\r\n/g, "\n")) : unescapeQuoted(raw);
      if (trimNext) text = trimFront(text, heredoc);
      if (trimEnd) text = trimBack(text, heredoc);
      parts.push({ kind: "text", text: composed(text), range: this.shifted({ start: position, end }) });
    };
    for (const child of node.children) {
      if (child.type !== "template_interpolation" && child.type !== "template_directive") continue;
      addText(child.start, this.raw(child.start + 2, child.start + 3) === "~");
      parts.push(this.dynamicPart(child));
      trimNext = this.raw(child.end - 2, child.end - 1) === "~";
      position = child.end;
    }
    addText(content.end, false);
    return parts;
  }

  private dynamicPart(node: RawNode): TemplatePart {
    if (node.type === "template_interpolation") {
      const inner = node.children.find((child) => child.type === "expression");
      return { kind: "interpolation", range: this.shifted(node), expression: this.expression(inner) };
    }
    const expressions: Expression[] = [];
    collectExpressions(node, (found) => expressions.push(this.expression(found)));
    return { kind: "directive", range: this.shifted(node), expressions };
  }

  private raw(start: number, end: number): string {
    return this.piece.text.slice(start + this.offset, end + this.offset);
  }

  private shifted(range: Range): Range {
    return { start: range.start + this.offset, end: range.end + this.offset };
  }
}

/** A node without children is a plain string in a text without errors, so its last character is the closing quote. */
function quotedContent(node: RawNode): Range {
  if (node.children.length === 0) return { start: node.start + 1, end: node.end - 1 };
  const last = node.children[node.children.length - 1];
  const closed = last?.type === "quoted_template_end" && !last.missing;
  return { start: node.start + 1, end: closed ? last.start : node.end };
}

/** Expressions anywhere in a directive (`%{ if c }${a}%{ endif }`), each outermost one once. */
function collectExpressions(node: RawNode, found: (expression: RawNode) => void): void {
  for (const child of node.children) {
    if (child.type === "expression") found(child);
    else collectExpressions(child, found);
  }
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text.charCodeAt(offset - 1) === 10;
}
