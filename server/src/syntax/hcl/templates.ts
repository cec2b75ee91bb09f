import type { Range } from "../../text/range.ts";
import type { Expression, Piece } from "../nodes.ts";
import { directiveTags } from "./directives.ts";
import type { RawNode } from "./engine.ts";
import { commonIndent } from "./strings.ts";
import {
  assembleTemplate,
  type TemplateContent,
  type TemplateTag,
  templateExpression,
} from "./template-parts.ts";

/** Turns quoted strings and heredocs into literals (no interpolation) or templates. */
export class TemplateBuilder {
  constructor(
    private readonly piece: Piece,
    private readonly offset: number,
    readonly expression: (node: RawNode | undefined) => Expression,
  ) {}

  /** `node` is a string_lit, quoted_template or heredoc_template. */
  template(node: RawNode): Expression {
    const heredoc = node.type === "heredoc_template";
    const content = heredoc ? this.heredocContent(node) : quotedContent(node);
    const flush = heredoc && this.raw(node.start, node.start + 3) === "<<-";
    const indent = flush ? commonIndent(this.raw(content.start, content.end).split("\n")) : 0;
    const form = heredoc ? "heredoc" : "quoted";
    return this.assembled(node, content, form, indent, node);
  }

  /** A whole text, which is what lies in `content` of the heredoc `node`. */
  file(node: RawNode, content: Range): Expression {
    return this.assembled(node, content, "file", 0, content);
  }

  text(node: RawNode): string {
    return this.raw(node.start, node.end);
  }

  range(node: Range): Range {
    return { start: node.start + this.offset, end: node.end + this.offset };
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

  private assembled(
    node: RawNode,
    content: Range,
    form: TemplateContent["form"],
    indent: number,
    whole: Range,
  ): Expression {
    const tags: TemplateTag[] = [];
    for (const child of node.children) {
      if (child.type === "template_interpolation") {
        if (!this.isEscaped(child)) tags.push(this.interpolation(child));
      } else if (child.type === "template_directive") {
        for (const tag of directiveTags(child, this)) tags.push(tag);
      }
    }
    const { piece } = this;
    const parts =
      assembleTemplate({ text: piece.text, range: this.range(content), form, indent }, tags) ?? [];
    return templateExpression(form, parts, { piece, range: this.range(whole) });
  }

  /** The grammar takes the first two signs of `$$${` for the escape; HCL the last two, so that nothing is opened. */
  isEscaped({ start }: RawNode): boolean {
    return start > 0 && this.raw(start - 1, start) === this.raw(start, start + 1);
  }

  private interpolation(node: RawNode): TemplateTag {
    const inner = node.children.find((child) => child.type === "expression");
    return { kind: "interpolation", ...this.range(node), expression: this.expression(inner) };
  }

  private raw(start: number, end: number): string {
    return this.piece.text.slice(start + this.offset, end + this.offset);
  }
}

/** A node without children is a plain string in a text without errors, so its last character is the closing quote. */
function quotedContent(node: RawNode): Range {
  if (node.children.length === 0) return { start: node.start + 1, end: node.end - 1 };
  const last = node.children[node.children.length - 1];
  const closed = last?.type === "quoted_template_end" && !last.missing;
  return { start: node.start + 1, end: closed ? last.start : node.end };
}
