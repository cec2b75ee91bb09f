import { attribute, block } from "../syntax/body.ts";
import type { Attribute, Block, Body, Expression, ForExpression } from "../syntax/nodes.ts";
import { elementsOf } from "./collections.ts";
import { deriveAttribute, deriveBlock, deriveExpression } from "./derived.ts";
import { asBoolean, asList, asString, type Hop, object, type Value, withHop } from "./value.ts";

type Evaluate = (expression: Expression) => Value;

/** What makes more blocks stays as it is. */
const MOST_BLOCKS = 100;

/** The body with the blocks that its `dynamic` blocks make, where that can be known; the others stay as they are. */
export function expandDynamic(body: Body, evaluate: Evaluate): Body {
  if (!body.blocks.some(isOrHoldsDynamic)) return body;
  return { ...body, blocks: body.blocks.flatMap((one) => expandBlock(one, evaluate)) };
}

/** What a `for` that makes a list makes in each turn; undefined when it cannot be known which turns there are. */
export function turnsOf(made: ForExpression, evaluate: Evaluate): Expression[] | undefined {
  if (made.keyResult || made.grouping) return undefined;
  const value = evaluate(made.collection);
  const elements = elementsOf(value);
  if (!elements || elements.length > MOST_BLOCKS || (value.kind === "object" && !value.complete))
    return undefined;
  const turns: Expression[] = [];
  for (const [key, item] of elements) {
    const hop: Hop = { span: value.span, name: made.valueName, kind: "each" };
    const names = new Map([[made.valueName, withHop(item, hop)]]);
    if (made.keyName !== undefined) names.set(made.keyName, key);
    const condition = made.condition && asBoolean(evaluate(deriveExpression(made.condition, names)));
    if (made.condition && condition === undefined) return undefined;
    if (condition !== false) turns.push(deriveExpression(made.valueResult, names));
  }
  return turns;
}

function isOrHoldsDynamic(one: Block): boolean {
  return one.type === "dynamic" || one.body.blocks.some(isOrHoldsDynamic);
}

function expandBlock(one: Block, evaluate: Evaluate): Block[] {
  if (one.type !== "dynamic") {
    const body = expandDynamic(one.body, evaluate);
    return [body === one.body ? one : { ...plain(one), body }];
  }
  const made = iterationsOf(one, evaluate);
  return made?.map((each) => ({ ...each, body: expandDynamic(each.body, evaluate) })) ?? [one];
}

/** Undefined when it cannot be known what the `dynamic` block makes. */
function iterationsOf(dynamic: Block, evaluate: Evaluate): Block[] | undefined {
  const type = dynamic.labels[0]?.text;
  const forEach = attribute(dynamic.body, "for_each");
  const content = block(dynamic.body, "content");
  const labels = attribute(dynamic.body, "labels");
  if (!type || !forEach || !content) return undefined;
  const iterator = iteratorOf(dynamic.body, type);
  const value = evaluate(forEach.expression);
  const elements = elementsOf(value);
  if (!iterator || !elements || elements.length > MOST_BLOCKS) return undefined;
  if (value.kind === "object" && !value.complete) return undefined;
  const made = elements.map(([key, item]) => {
    const hop: Hop = { span: value.span, name: `${iterator}.value`, kind: "each" };
    const names = new Map([["key", key] as const, ["value", withHop(item, hop)] as const]);
    const each = new Map([[iterator, object(names, value.span)]]);
    return withLabels(deriveBlock(dynamic, content, type, each), labels, each, evaluate);
  });
  return made.every((one) => one !== undefined) ? made : undefined;
}

/** The block with what `labels = [...]` is in this iteration; undefined when that cannot be known. */
function withLabels(
  made: Block,
  written: Attribute | undefined,
  names: ReadonlyMap<string, Value>,
  evaluate: Evaluate,
): Block | undefined {
  if (!written) return made;
  const { expression } = deriveAttribute(written, names);
  const texts = asList(evaluate(expression))?.map(asString);
  if (!texts?.every((text) => text !== undefined)) return undefined;
  const { piece, range } = expression;
  return { ...made, labels: texts.map((text) => ({ piece, range, text })) };
}

function iteratorOf(body: Body, type: string): string | undefined {
  const written = attribute(body, "iterator")?.expression;
  if (!written) return type;
  return written.kind === "traversal" && written.steps.length === 0 ? written.root : undefined;
}

/** A block may compute its body when asked; a copy needs the values themselves. */
function plain(one: Block): Omit<Block, "body"> {
  const { kind, type, labels, range, headerRange, piece } = one;
  return { kind, type, labels, range, headerRange, piece };
}
