import type { Range } from "../../text/range.ts";
import type { Attribute, Block, Body, Label, Piece, SyntaxProblem } from "../nodes.ts";
import type { HclEngine, RawNode } from "./engine.ts";
import { ExpressionBuilder } from "./expressions.ts";
import { readBody } from "./reader/body.ts";
import { unescapeQuoted } from "./strings.ts";

/** Parses what lies in `range` of the piece as the inside of a block. Never throws. */
export function parseBody(engine: HclEngine, piece: Piece, range: Range): Body {
  return readBody(piece, range) ?? parseDamagedBody(engine, piece, range);
}

/** The same for bodies in which something may be wrong, many times slower. */
export function parseDamagedBody(engine: HclEngine, piece: Piece, range: Range): Body {
  const { root, hasErrors } = engine.parse(piece.text.slice(range.start, range.end));
  return new BodyBuilder(piece, range.start, hasErrors).body(root, range);
}

/** Parses a `name = expression` that stands at the top level of a file. Undefined when there is no attribute in it. */
export function parseAttribute(engine: HclEngine, piece: Piece, range: Range): Attribute | undefined {
  return parseBody(engine, piece, withLineEnd(piece.text, range)).attributes[0];
}

/** A heredoc ends with its line. */
function withLineEnd(text: string, { start, end }: Range): Range {
  if (text.startsWith("\n", end)) return { start, end: end + 1 };
  return text.startsWith("\r\n", end) ? { start, end: end + 2 } : { start, end };
}

class BodyBuilder {
  private readonly expressions: ExpressionBuilder;
  private readonly problems: SyntaxProblem[] = [];
  private depth = 0;

  constructor(
    private readonly piece: Piece,
    private readonly offset: number,
    private readonly hasErrors: boolean,
  ) {
    this.expressions = new ExpressionBuilder(piece, offset);
  }

  body(node: RawNode, range: Range): Body {
    const body = this.nested(node, range);
    return { ...body, problems: this.problems };
  }

  /** Problems of nested blocks are reported by the outermost body, once. */
  private nested(node: RawNode | undefined, range: Range): Body {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    if (node && this.depth < DEEPEST) {
      this.depth++;
      this.collect(node, attributes, blocks);
      this.depth--;
    } else if (node) this.problem(node, "Blocks are nested too deeply");
    return { piece: this.piece, range, attributes, blocks, problems: NO_PROBLEMS };
  }

  private collect(node: RawNode, attributes: Attribute[], blocks: Block[]): void {
    for (const child of node.children) {
      if (child.type === "attribute") this.attribute(child, attributes);
      else if (child.type === "block") blocks.push(this.block(child));
      else if (child.type === "body") this.collect(child, attributes, blocks);
      else if (child.type === "ERROR") {
        this.problem(child, "Unexpected text");
        this.collect(child, attributes, blocks);
      }
    }
  }

  private attribute(node: RawNode, attributes: Attribute[]): void {
    const name = node.children.find((child) => child.type === "identifier");
    const value = node.children.find((child) => child.type === "expression");
    this.reportErrors(node);
    if (!name || name.end === name.start) return;
    attributes.push({
      kind: "attribute",
      piece: this.piece,
      range: this.range(node),
      name: this.text(name),
      nameRange: this.range(name),
      expression: this.expressions.expression(value),
    });
  }

  private block(node: RawNode): Block {
    const header = node.children.filter(
      (child) => child.type === "identifier" || child.type === "string_lit",
    );
    const type = header[0];
    const last = header[header.length - 1];
    const open = node.children.find((child) => child.type === "block_start");
    const close = node.children.find((child) => child.type === "block_end");
    this.reportErrors(node, "body");
    const bodyRange = {
      start: (open?.end ?? node.end) + this.offset,
      end: (close?.start ?? node.end) + this.offset,
    };
    return {
      kind: "block",
      piece: this.piece,
      range: this.range(node),
      type: type ? this.text(type) : "",
      labels: header.slice(1).map((label) => this.label(label)),
      headerRange: { start: node.start + this.offset, end: (last?.end ?? node.start) + this.offset },
      body: this.nested(
        node.children.find((child) => child.type === "body"),
        bodyRange,
      ),
    };
  }

  private label(node: RawNode): Label {
    const raw = this.text(node);
    const text = node.type === "string_lit" ? unescapeQuoted(raw.replace(/^"|"$/g, "")) : raw;
    return { piece: this.piece, range: this.range(node), text };
  }

  /** Reports errors below `node`, without those in `except` nodes, which are reported when those are read. */
  private reportErrors(node: RawNode, except?: string): void {
    if (!this.hasErrors) return;
    const pending = [...node.children].reverse();
    for (let child = pending.pop(); child; child = pending.pop()) {
      if (child.missing) this.problem(child, `Missing ${describe(child.type)}`);
      else if (child.type === "ERROR") this.problem(child, "Unexpected text");
      else if (child.type !== except) for (const inner of [...child.children].reverse()) pending.push(inner);
    }
  }

  private problem(node: RawNode, message: string): void {
    this.problems.push({ piece: this.piece, range: this.range(node), message });
  }

  private range(node: RawNode): Range {
    return { start: node.start + this.offset, end: node.end + this.offset };
  }

  private text(node: RawNode): string {
    return this.piece.text.slice(node.start + this.offset, node.end + this.offset);
  }
}

/** Deeper nesting of blocks than any configuration has; beyond it the rest of the body counts as unreadable. */
const DEEPEST = 100;
const NO_PROBLEMS: readonly SyntaxProblem[] = [];

function describe(type: string): string {
  return NAMES[type] ?? `"${type}"`;
}

const NAMES: Readonly<Record<string, string>> = {
  block_end: "closing brace",
  block_start: "opening brace",
  object_end: "closing brace",
  tuple_end: "closing bracket",
  quoted_template_end: "closing quote",
  template_interpolation_end: "closing brace of an interpolation",
  identifier: "name",
  expression: "expression",
  heredoc_identifier: "end of a heredoc",
};
