import { type Range, shift } from "../../text/range.ts";
import type { BinaryExpression, Expression, ObjectItem, Piece } from "../nodes.ts";
import { armsOf } from "./conditionals.ts";
import type { RawNode } from "./engine.ts";
import { keyName } from "./object-keys.ts";
import { MOST_POSTFIXES, type Postfix, withPostfixes } from "./postfixes.ts";
import { TemplateBuilder } from "./templates.ts";

/** Deeper nesting than people write; beyond it an expression is unknown rather than a stack overflow. */
const DEEPEST = 250;

/** Turns raw expression nodes of one piece into our own. Never throws: what it cannot read is `broken`. */
export class ExpressionBuilder {
  private depth = 0;
  private readonly templates: TemplateBuilder;

  constructor(
    private readonly piece: Piece,
    private readonly offset: number,
  ) {
    this.templates = new TemplateBuilder(piece, offset, (node) => this.expression(node));
  }

  /** `node` is an `expression` node, or undefined where the source has none. */
  expression(node: RawNode | undefined): Expression {
    if (!node || this.depth >= DEEPEST) return this.broken(node);
    this.depth++;
    try {
      const only = node.children[0];
      if (only?.type === "conditional" && node.children.length === 1) return this.conditional(only);
      return this.term(node.children, node);
    } finally {
      this.depth--;
    }
  }

  /**
   * The grammar hides its "term" rule, so a primary and what follows it (`.name`, `[key]`, `[*]`) are siblings:
   * this reads them from left to right.
   */
  private term(nodes: readonly RawNode[], whole: RawNode): Expression {
    const primary = nodes[0];
    if (!primary) return this.broken(whole);
    let position = 1;
    let result: Expression;
    if (primary.type === "(") {
      const inner = this.expression(nodes[1]);
      const close = nodes[2];
      if (close?.type !== ")") return this.broken(whole);
      result = { kind: "parentheses", inner, ...this.span({ start: primary.start, end: close.end }) };
      position = 3;
    } else {
      result = this.primary(primary);
    }
    return position < nodes.length ? this.followed(result, nodes.slice(position)) : result;
  }

  private primary(node: RawNode): Expression {
    const child = node.children[0];
    switch (node.type) {
      case "expression":
        return this.expression(node);
      case "literal_value":
        return this.literal(child ?? node);
      case "template_expr":
        return child ? this.templates.template(child) : this.broken(node);
      case "variable_expr":
        return { kind: "traversal", root: this.text(node), steps: NO_STEPS, ...this.span(node) };
      case "function_call":
        return this.call(node);
      case "collection_value":
        return child ? this.collection(child) : this.broken(node);
      case "for_expr":
        return child ? this.forExpression(child) : this.broken(node);
      case "operation":
        return child ? this.operation(child) : this.broken(node);
      case "conditional":
        return this.conditional(node);
      default:
        return this.broken(node);
    }
  }

  private literal(node: RawNode): Expression {
    const text = this.text(node);
    if (text.startsWith('"')) return this.templates.template(node);
    const value =
      text === "null"
        ? null
        : text === "true" || text === "false"
          ? text === "true"
          : Number(text + this.exponentBehind(node, text));
    if (text === "" || Number.isNaN(value)) return this.broken(node);
    return { kind: "literal", form: "plain", value, ...this.span(node) };
  }

  /** The grammar ends `1e3` before the exponent; at least its value shall be right. */
  private exponentBehind(node: RawNode, digits: string): string {
    if (/[eE]/.test(digits)) return "";
    const end = node.end + this.offset;
    return /^[eE][-+]?\d+/.exec(this.piece.text.slice(end, end + 8))?.[0] ?? "";
  }

  private followed(operand: Expression, nodes: readonly RawNode[]): Expression {
    const postfixes: Postfix[] = [];
    for (const node of nodes) {
      if (postfixes.length > MOST_POSTFIXES || !this.addPostfix(node, postfixes)) {
        const end = (nodes[nodes.length - 1] as RawNode).end + this.offset;
        return { kind: "broken", piece: this.piece, range: { start: operand.range.start, end } };
      }
    }
    return withPostfixes(operand, postfixes);
  }

  /** False when the node is none that may follow a value. */
  private addPostfix(node: RawNode, postfixes: Postfix[]): boolean {
    const end = node.end + this.offset;
    const inner = node.children.find((child) => child.named);
    if (node.type === "get_attr") {
      const name = inner ? this.text(inner) : this.text(node).slice(1).trim();
      postfixes.push({ kind: "attribute", name, end });
      return true;
    }
    if (!inner) return false;
    if (node.type === "index") {
      postfixes.push({
        kind: "index",
        key: this.indexKey(inner),
        legacy: inner.type === "legacy_index",
        end,
      });
      return true;
    }
    if (node.type !== "splat") return false;
    const full = inner.type === "full_splat";
    const sign = full ? "[*]" : ".*";
    postfixes.push({ kind: "splat", full, end: inner.start + sign.length + this.offset });
    return inner.children.every((child) => !child.named || this.addPostfix(child, postfixes));
  }

  private indexKey(node: RawNode): Expression {
    if (node.type === "new_index")
      return this.expression(node.children.find((child) => child.type === "expression"));
    return { kind: "literal", form: "plain", value: Number(this.text(node).slice(1)), ...this.span(node) };
  }

  private call(node: RawNode): Expression {
    const name = node.children[0];
    if (name?.type !== "identifier") return this.broken(node);
    const list = node.children.find((child) => child.type === "function_arguments")?.children ?? [];
    return {
      kind: "call",
      name: this.text(name),
      arguments: list.filter((child) => child.type === "expression").map((child) => this.expression(child)),
      expandsLast: list.some((child) => child.type === "ellipsis"),
      ...this.span(node),
    };
  }

  private collection(node: RawNode): Expression {
    if (node.type === "tuple") {
      const items = node.children.filter((child) => child.type === "expression");
      return { kind: "tuple", items: items.map((item) => this.expression(item)), ...this.span(node) };
    }
    const items = node.children.filter((child) => child.type === "object_elem");
    return { kind: "object", items: items.map((item) => this.objectItem(item)), ...this.span(node) };
  }

  private objectItem(node: RawNode): ObjectItem {
    const [key, value] = node.children
      .filter((child) => child.type === "expression")
      .map((child) => this.expression(child));
    const safeKey = key ?? this.broken(node);
    return {
      key: safeKey,
      name: keyName(safeKey),
      value: value ?? this.broken(node),
      range: this.span(node).range,
    };
  }

  private forExpression(node: RawNode): Expression {
    const intro = node.children.find((child) => child.type === "for_intro");
    const names = intro?.children.filter((child) => child.type === "identifier") ?? [];
    const valueName = names[names.length - 1];
    const results = node.children.filter((child) => child.type === "expression");
    const condition = node.children.find((child) => child.type === "for_cond");
    if (!intro || !valueName || results.length === 0) return this.broken(node);
    const isObject = node.type === "for_object_expr";
    return {
      kind: "for",
      keyName: names.length > 1 ? this.text(names[0] as RawNode) : undefined,
      valueName: this.text(valueName),
      collection: this.expression(intro.children.find((child) => child.type === "expression")),
      keyResult: isObject ? this.expression(results[0]) : undefined,
      valueResult: this.expression(results[isObject ? 1 : 0]),
      condition: condition
        ? this.expression(condition.children.find((child) => child.type === "expression"))
        : undefined,
      grouping: node.children.some((child) => child.type === "ellipsis"),
      ...this.span(node),
    };
  }

  private conditional(node: RawNode): Expression {
    const { arms, last } = armsOf(node);
    if (this.depth + arms.length >= DEEPEST) return this.broken(node);
    let result = this.expression(last);
    for (const { condition, whenTrue } of arms.reverse()) {
      result = {
        kind: "conditional",
        condition: this.expression(condition),
        whenTrue: this.expression(whenTrue),
        whenFalse: result,
        ...this.span({ start: condition?.start ?? node.start, end: node.end }),
      };
    }
    return result;
  }

  private operation(node: RawNode): Expression {
    if (this.depth >= DEEPEST) return this.broken(node);
    this.depth++;
    try {
      return node.type === "unary_operation" ? this.unary(node) : this.binary(node);
    } finally {
      this.depth--;
    }
  }

  private unary(node: RawNode): Expression {
    const operator = node.children[0]?.type;
    if (operator !== "-" && operator !== "!") return this.broken(node);
    return { kind: "unary", operator, operand: this.term(node.children.slice(1), node), ...this.span(node) };
  }

  private binary(node: RawNode): Expression {
    const position = node.children.findIndex((child) => !child.named && OPERATORS.has(child.type));
    const operator = node.children[position]?.type;
    if (position <= 0 || operator === undefined) return this.broken(node);
    const result: BinaryExpression = {
      kind: "binary",
      operator,
      left: this.term(node.children.slice(0, position), node),
      right: this.term(node.children.slice(position + 1), node),
      ...this.span(node),
    };
    return result;
  }

  private broken(node: Range | undefined): Expression {
    return { kind: "broken", ...this.span(node ?? { start: 0, end: 0 }) };
  }

  private span(node: Range): { readonly piece: Piece; readonly range: Range } {
    return { piece: this.piece, range: shift({ start: node.start, end: node.end }, this.offset) };
  }

  private text(node: RawNode): string {
    return this.piece.text.slice(node.start + this.offset, node.end + this.offset);
  }
}

const NO_STEPS: readonly string[] = [];
const OPERATORS: ReadonlySet<string> = new Set([
  "*",
  "/",
  "%",
  "+",
  "-",
  ">",
  ">=",
  "<",
  "<=",
  "==",
  "!=",
  "&&",
  "||",
]);
