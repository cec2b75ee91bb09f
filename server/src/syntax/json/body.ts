import type { Node } from "jsonc-parser";
import type { HclEngine } from "../hcl/engine.ts";
import type { Attribute, Block, Body, Label, Piece } from "../nodes.ts";
import { JsonExpressions } from "./expressions.ts";
import { hasOnlyArguments, isNestedBlock, isReferenceIn, nestedLabels } from "./schema.ts";

/** Reads the inside of a block from a JSON object. Never throws. */
export class JsonBodies {
  private readonly expressions: JsonExpressions;

  constructor(
    engine: HclEngine,
    private readonly piece: Piece,
    start: number,
  ) {
    this.expressions = new JsonExpressions(engine, piece, start);
  }

  /** @param owner the type of the block and its labels */
  body(node: Node, owner: readonly string[]): Body {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    for (const [key, value] of propertiesOf(node)) {
      const name = key.value as string;
      if (name === "//") continue;
      if (this.isBlock(owner, name, value)) blocks.push(...this.blocks(key, value, name, owner));
      else attributes.push(this.attribute(key, value, owner));
    }
    return { piece: this.piece, range: this.expressions.range(node), attributes, blocks, problems: [] };
  }

  attribute(key: Node, value: Node, owner: readonly string[]): Attribute {
    const name = key.value as string;
    const keyRange = this.expressions.range(key);
    const expression = this.expressions.expression(value, isReferenceIn(owner, name));
    return {
      kind: "attribute",
      piece: this.piece,
      range: { start: keyRange.start, end: expression.range.end },
      name,
      nameRange: keyRange,
      expression,
    };
  }

  label(key: Node): Label {
    return { piece: this.piece, range: this.expressions.range(key), text: key.value as string };
  }

  private isBlock(owner: readonly string[], name: string, value: Node): boolean {
    if (hasOnlyArguments(owner[0] ?? "")) return false;
    if (value.type === "object") return isNestedBlock(owner, name, false);
    if (value.type !== "array") return false;
    const items = value.children ?? [];
    return (
      items.length > 0 && items.every((item) => item.type === "object") && isNestedBlock(owner, name, true)
    );
  }

  private blocks(key: Node, value: Node, name: string, owner: readonly string[]): Block[] {
    return labelledBodies(value, nestedLabels(name), []).map(({ labels, body }): Block => {
      const last = labels.at(-1) ?? key;
      return {
        kind: "block",
        type: name,
        labels: labels.map((label) => this.label(label)),
        piece: this.piece,
        range: { start: this.expressions.range(last).start, end: this.expressions.range(body).end },
        headerRange: this.expressions.range(last),
        body: this.body(body, [name, ...labels.map((label) => label.value as string), ...owner.slice(1, 2)]),
      };
    });
  }
}

export interface LabelledBody {
  readonly labels: readonly Node[];
  readonly body: Node;
}

/** The bodies below `count` levels of labels; at each level there may be one object or a list of them. */
export function labelledBodies(value: Node, count: number, labels: readonly Node[]): LabelledBody[] {
  if (value.type === "array")
    return (value.children ?? []).flatMap((item) => labelledBodies(item, count, labels));
  if (value.type !== "object") return [];
  if (count === 0) return [{ labels, body: value }];
  return [...propertiesOf(value)]
    .filter(([key]) => key.value !== "//")
    .flatMap(([key, inner]) => labelledBodies(inner, count - 1, [...labels, key]));
}

/** Keys and values of an object; a property that is not whole is left out. */
export function* propertiesOf(node: Node): Generator<readonly [key: Node, value: Node]> {
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key?.type === "string" && value) yield [key, value];
  }
}
