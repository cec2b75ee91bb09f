import type { Node } from "jsonc-parser";
import type { Range } from "../../text/range.ts";
import type { HclEngine } from "../hcl/engine.ts";
import { Cursor } from "../hcl/reader/cursor.ts";
import { ExpressionReader } from "../hcl/reader/expressions.ts";
import { parseTemplateText } from "../hcl/template-text.ts";
import type { Expression, ObjectItem, Piece } from "../nodes.ts";

/** Deeper nesting than any configuration has. */
const DEEPEST = 200;

/** Turns JSON values into expressions: strings are templates, as in HCL. Never throws; what cannot be read is `broken`. */
export class JsonExpressions {
  private depth = 0;

  constructor(
    private readonly engine: HclEngine,
    private readonly piece: Piece,
    /** Where the piece begins in the file that the nodes' offsets count from. */
    private readonly start: number,
  ) {}

  range(node: Node): Range {
    return { start: node.offset - this.start, end: node.offset + node.length - this.start };
  }

  /** @param areNames strings are references or keywords (`depends_on`, `ignore_changes`) */
  expression(node: Node, areNames = false): Expression {
    if (this.depth >= DEEPEST) return this.broken(node);
    this.depth++;
    try {
      switch (node.type) {
        case "string":
          return areNames ? this.name(node) : this.string(node);
        case "number":
        case "boolean":
        case "null":
          return this.literal(node, (node.value ?? null) as number | boolean | null);
        case "array": {
          const items = (node.children ?? []).map((child) => this.expression(child, areNames));
          return { kind: "tuple", items, piece: this.piece, range: this.range(node) };
        }
        case "object":
          return this.object(node, areNames);
        default:
          return this.broken(node);
      }
    } finally {
      this.depth--;
    }
  }

  private object(node: Node, areNames: boolean): Expression {
    const items = (node.children ?? []).flatMap((property): ObjectItem[] => {
      const [key, value] = property.children ?? [];
      if (!key || !value) return [];
      const written = this.string(key);
      const name = written.kind === "literal" ? String(written.value) : undefined;
      return [{ key: written, name, value: this.expression(value, areNames), range: this.range(property) }];
    });
    return { kind: "object", items, piece: this.piece, range: this.range(node) };
  }

  private string(node: Node): Expression {
    const text = node.value as string;
    if (!/[$%]\{/.test(text)) return this.literal(node, text);
    const range = this.range(node);
    const isAsInHcl = !this.piece.text.slice(range.start, range.end).includes("\\");
    if (isAsInHcl) return this.read(range) ?? this.broken(node);
    return placed(parseTemplateText(this.engine, text), this.piece, range);
  }

  /** `aws_instance.web`, `all`, `each.key == "a"`: what stands in the string, as HCL would have it without quotes. */
  private name(node: Node): Expression {
    const { start, end } = this.range(node);
    const text = node.value as string;
    if (text.includes("\\") || /[$%]\{/.test(text)) return this.string(node);
    return this.read({ start: start + 1, end: end - 1 }) ?? this.literal(node, text);
  }

  private read(range: Range): Expression | undefined {
    const cursor = new Cursor(this.piece.text, range.start, range.end);
    const expression = new ExpressionReader(this.piece, cursor).read();
    return cursor.offset === range.end ? expression : undefined;
  }

  private literal(node: Node, value: string | number | boolean | null): Expression {
    const form = typeof value === "string" ? "quoted" : "plain";
    return { kind: "literal", form, value, piece: this.piece, range: this.range(node) };
  }

  private broken(node: Node): Expression {
    return { kind: "broken", piece: this.piece, range: this.range(node) };
  }
}

/** The expression, read from a decoded text, as it stands in the piece: every part of it is at the place of the whole. */
function placed<T>(node: T, piece: Piece, range: Range): T {
  if (Array.isArray(node)) return node.map((one) => placed(one, piece, range)) as T;
  if (typeof node !== "object" || node === null) return node;
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(node)) {
    if (name === "piece") result[name] = piece;
    else if (name === "range") result[name] = range;
    else result[name] = placed(value, piece, range);
  }
  return result as T;
}
