import type { Node } from "jsonc-parser";
import type { Range } from "../../text/range.ts";
import type { Attribute, Block, Body, Expression, Label, Piece } from "../nodes.ts";
import { propertiesOf } from "./body.ts";
import { legacyString } from "./legacy-strings.ts";
import { isNestedBlock } from "./schema.ts";

/** The builders of a template as sources. */
export class BuilderNames {
  private readonly references: ReadonlyMap<string, string>;

  constructor(builders: readonly Node[]) {
    this.references = new Map(
      builders.map((node) => [this.nameOf(node), `${typeOf(node)}.${this.labelOf(node)}`] as const),
    );
  }

  nameOf(builder: Node): string {
    return textOf(builder, "name") ?? typeOf(builder);
  }

  /** The name as the last part of a reference, which has no dots. */
  labelOf(builder: Node): string {
    return this.nameOf(builder).replace(/[^\w-]/g, "-");
  }

  /** `amazon-ebs.web` for the builder named `web`; what is no builder's name stays as it is. */
  reference(name: string): string {
    return this.references.get(name) ?? name;
  }

  sourcesAttribute(piece: Piece, range: Range): Attribute {
    const items = [...this.references.values()].map(
      (reference): Expression => ({
        kind: "literal",
        form: "quoted",
        value: `source.${reference}`,
        piece,
        range,
      }),
    );
    const expression: Expression = { kind: "tuple", items, piece, range };
    return { kind: "attribute", piece, range, name: "sources", nameRange: range, expression };
  }
}

/** Makes blocks of the objects of one piece. Never throws. */
export class LegacyBodies {
  constructor(
    private readonly piece: Piece,
    /** Where the piece begins in the file that the nodes' offsets count from. */
    readonly start: number,
    private readonly names: BuilderNames,
  ) {}

  source(node: Node): Block {
    const labels = [
      this.label(node, "type", typeOf(node)),
      this.label(node, "name", this.names.labelOf(node)),
    ];
    return this.block("source", node, labels, this.body(node, ["source", typeOf(node)], ["type", "name"]));
  }

  variable(key: Node, value: Node, isSensitive: boolean): Block {
    const label: Label = { piece: this.piece, range: this.range(key), text: key.value as string };
    const isRequired = value.type === "null";
    const attributes = isRequired ? [] : [this.attribute("default", key, this.expression(value))];
    if (isSensitive) attributes.push(this.attribute("sensitive", key, this.literal(key, true)));
    return {
      kind: "block",
      type: "variable",
      labels: [label],
      piece: this.piece,
      range: { start: this.range(key).start, end: this.range(value).end },
      headerRange: label.range,
      body: { ...this.emptyBody(value), attributes },
    };
  }

  packer(version: Node): Block {
    const required = this.attribute(
      "required_version",
      version,
      this.literal(version, `>= ${String(version.value)}`),
    );
    const range = this.range(version);
    const body = { ...this.emptyBody(version), attributes: [required] };
    return { kind: "block", type: "packer", labels: [], piece: this.piece, range, headerRange: range, body };
  }

  /** @param value one step, or a list of them. */
  steps(value: Node, type: string): Block[] {
    return (value.type === "array" ? (value.children ?? []) : [value])
      .filter((node) => node.type === "object")
      .map((node) => this.step(node, type));
  }

  /** A list in the list is a sequence; a string stands for a post-processor without settings. */
  postProcessors(value: Node): Block[] {
    return (value.children ?? []).flatMap((node) => {
      if (node.type !== "array") return this.postProcessor(node);
      const blocks = (node.children ?? []).flatMap((child) => this.postProcessor(child));
      return [this.block("post-processors", node, [], { ...this.emptyBody(node), blocks })];
    });
  }

  private postProcessor(node: Node): Block[] {
    if (node.type === "object") return [this.step(node, "post-processor")];
    if (node.type !== "string") return [];
    const label: Label = { piece: this.piece, range: this.range(node), text: node.value as string };
    return [this.block("post-processor", node, [label], this.emptyBody(node))];
  }

  private step(node: Node, type: string): Block {
    const label = this.label(node, "type", typeOf(node));
    return this.block(type, node, [label], this.body(node, [type, label.text], ["type"]));
  }

  private block(type: string, node: Node, labels: readonly Label[], body: Body): Block {
    const range = this.range(node);
    const headerRange = labels.at(-1)?.range ?? { start: range.start, end: range.start + 1 };
    return { kind: "block", type, labels, piece: this.piece, range, headerRange, body };
  }

  /** The value of a property as a label; the object's brace when it has none. */
  private label(node: Node, name: string, text: string): Label {
    const value = propertyOf(node, name) ?? propertyOf(node, "type");
    const { start } = this.range(node);
    return { piece: this.piece, range: value ? this.range(value) : { start, end: start + 1 }, text };
  }

  /** @param owner the type of the block and its label @param left properties that are labels */
  private body(node: Node, owner: readonly string[], left: readonly string[]): Body {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    for (const [key, value] of propertiesOf(node)) {
      const name = key.value as string;
      if (left.includes(name)) continue;
      if (isBlock(owner, name, value)) {
        for (const one of value.type === "array" ? (value.children ?? []) : [value]) {
          const header = this.range(key);
          const body = this.body(one, [name], []);
          blocks.push({ ...this.block(name, one, [], body), headerRange: header });
        }
      } else attributes.push(this.setting(key, value));
    }
    return { ...this.emptyBody(node), attributes, blocks, problems: this.piece.knownProblems };
  }

  private emptyBody(node: Node): Body {
    const { piece } = this;
    return { piece, range: this.range(node), attributes: [], blocks: [], problems: piece.knownProblems };
  }

  private setting(key: Node, value: Node): Attribute {
    const name = key.value as string;
    const lists = (name === "only" || name === "except") && value.type === "array";
    return this.attribute(name, key, lists ? this.references(value) : this.expression(value), value);
  }

  private attribute(name: string, key: Node, expression: Expression, value: Node = key): Attribute {
    const range = { start: this.range(key).start, end: this.range(value).end };
    return { kind: "attribute", piece: this.piece, range, name, nameRange: this.range(key), expression };
  }

  private references(value: Node): Expression {
    const items = (value.children ?? []).map((item) =>
      item.type === "string"
        ? this.literal(item, this.names.reference(item.value as string))
        : this.expression(item),
    );
    return { kind: "tuple", items, piece: this.piece, range: this.range(value) };
  }

  private expression(node: Node): Expression {
    const { piece } = this;
    const range = this.range(node);
    switch (node.type) {
      case "string":
        return legacyString(piece, range, node.value as string);
      case "number":
      case "boolean":
      case "null":
        return this.literal(node, (node.value ?? null) as number | boolean | null);
      case "array":
        return {
          kind: "tuple",
          items: (node.children ?? []).map((child) => this.expression(child)),
          piece,
          range,
        };
      case "object": {
        const items = (node.children ?? []).flatMap((property) => {
          const [key, value] = property.children ?? [];
          if (!key || !value) return [];
          const name = key.value as string;
          return [
            {
              key: this.literal(key, name),
              name,
              value: this.expression(value),
              range: this.range(property),
            },
          ];
        });
        return { kind: "object", items, piece, range };
      }
      default:
        return { kind: "broken", piece, range };
    }
  }

  private literal(node: Node, value: string | number | boolean | null): Expression {
    const form = typeof value === "string" ? "quoted" : "plain";
    return { kind: "literal", form, value, piece: this.piece, range: this.range(node) };
  }

  private range(node: Node): Range {
    return { start: node.offset - this.start, end: node.offset + node.length - this.start };
  }
}

function isBlock(owner: readonly string[], name: string, value: Node): boolean {
  if (value.type === "object") return isNestedBlock(owner, name, false);
  const items = value.type === "array" ? (value.children ?? []) : [];
  return (
    items.length > 0 && items.every((item) => item.type === "object") && isNestedBlock(owner, name, true)
  );
}

function typeOf(node: Node): string {
  return textOf(node, "type") ?? "";
}

function textOf(node: Node, name: string): string | undefined {
  const value = propertyOf(node, name);
  return value?.type === "string" ? (value.value as string) : undefined;
}

function propertyOf(node: Node, name: string): Node | undefined {
  for (const [key, value] of propertiesOf(node)) if (key.value === name) return value;
  return undefined;
}
