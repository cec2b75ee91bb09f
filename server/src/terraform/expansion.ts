import { elementsOf } from "../eval/collections.ts";
import { deriveBlock, deriveBody, deriveExpression } from "../eval/derived.ts";
import {
  asBoolean,
  asNumber,
  asString,
  type Hop,
  isScalar,
  object,
  scalar,
  type Value,
  withHop,
} from "../eval/value.ts";
import { attribute, block, walk } from "../syntax/body.ts";
import type { Block, Body, Expression, ForExpression } from "../syntax/nodes.ts";

type Evaluate = (expression: Expression) => Value;

/** One of the things that a block with `count` or `for_each` makes. */
export interface Instance {
  /** `[0]` or `["blue"]`, as an address has it. */
  readonly key: string;
  /** `count` or `each`, and what it is here. */
  readonly names: ReadonlyMap<string, Value>;
}

/** More instances are not judged one by one: what differs between them is unknown then. */
const MOST_INSTANCES = 100;

/** What `count` and `for_each` make of a block; undefined without them, or when it cannot be known. */
export function instancesOf(body: Body, evaluate: Evaluate): readonly Instance[] | undefined {
  const count = attribute(body, "count");
  const forEach = attribute(body, "for_each");
  if (count) return countInstances(evaluate(count.expression));
  return forEach && eachInstances(evaluate(forEach.expression));
}

/** The same, and the instances there would be where only whether there is any cannot be known. */
export function possibleInstancesOf(body: Body, evaluate: Evaluate): readonly Instance[] | undefined {
  const count = attribute(body, "count");
  const forEach = attribute(body, "for_each");
  if (count) return ifAny(count.expression, evaluate, countInstances);
  return forEach && ifAny(forEach.expression, evaluate, eachInstances);
}

/** Of `unknown ? some : none` those that there may be. */
function ifAny(
  expression: Expression,
  evaluate: Evaluate,
  instances: (value: Value) => Instance[] | undefined,
): Instance[] | undefined {
  const value = evaluate(expression);
  if (value.kind !== "unknown") return instances(value);
  if (expression.kind === "parentheses") return ifAny(expression.inner, evaluate, instances);
  if (expression.kind !== "conditional" || asBoolean(evaluate(expression.condition)) !== undefined)
    return undefined;
  const branches = [expression.whenTrue, expression.whenFalse].map((one) => instances(evaluate(one)));
  return branches.some((one) => one?.length === 0) ? branches.find((one) => one?.length !== 0) : undefined;
}

function countInstances(value: Value): Instance[] | undefined {
  const count = asNumber(value);
  if (count === undefined || count > MOST_INSTANCES) return undefined;
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({
    key: `[${index}]`,
    names: new Map([["count", object(new Map([["index", indexValue(index, value)]]), value.span)]]),
  }));
}

function indexValue(index: number, count: Value): Value {
  const hop: Hop = { span: count.span, name: "count.index", kind: "each" };
  return withHop({ ...scalar(index, count.span), hops: count.hops }, hop);
}

function eachInstances(value: Value): Instance[] | undefined {
  const elements = elementsOf(value);
  if (!elements || elements.length > MOST_INSTANCES) return undefined;
  if (value.kind === "object" && !value.complete) return undefined;
  // `for_each` takes maps and sets; what is a list here may be one that a function made a set of.
  return elements.map(([key, item]) => {
    const text = value.kind === "object" ? asString(key) : isScalar(item) ? asString(item) : undefined;
    const eachKey = text === undefined ? item : scalar(text, item.span);
    const hop = (name: string): Hop => ({ span: value.span, name, kind: "each" });
    const each = new Map([
      ["key", withHop({ ...eachKey, hops: value.hops }, hop("each.key"))],
      ["value", withHop(item, hop("each.value"))],
    ]);
    return {
      key: `[${JSON.stringify(text ?? "?")}]`,
      names: new Map([["each", object(each, value.span)]]),
    };
  });
}

/**
 * True when how many a block makes is how much there is in a list or map from elsewhere: that it is empty by default says
 * nothing of those who fill it. A switch that is off, and what is written as empty, does say that nothing is made.
 */
export function isLeftToOthers(body: Body): boolean {
  const forEach = attribute(body, "for_each");
  const written = forEach ?? attribute(body, "count");
  if (!written) return false;
  const parts = [...walk(written.expression)];
  if (parts.some((part) => part.kind === "conditional")) return false;
  if (!forEach && !parts.some((part) => part.kind === "call" && part.name === "length")) return false;
  return parts.some((part) => part.kind === "traversal");
}

/** What a `for` that makes a list makes in each turn; undefined when it cannot be known which turns there are. */
export function turnsOf(made: ForExpression, evaluate: Evaluate): Expression[] | undefined {
  if (made.keyResult || made.grouping) return undefined;
  const value = evaluate(made.collection);
  const elements = elementsOf(value);
  if (!elements || elements.length > MOST_INSTANCES || (value.kind === "object" && !value.complete))
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

/** The body with the blocks that its `dynamic` blocks make, where that can be known; the others stay as they are. */
export function expandDynamic(body: Body, evaluate: Evaluate): Body {
  if (!body.blocks.some(isOrHoldsDynamic)) return body;
  return { ...body, blocks: body.blocks.flatMap((one) => expandBlock(one, evaluate)) };
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
  if (!type || !forEach || !content || attribute(dynamic.body, "labels")) return undefined;
  const iterator = iteratorOf(dynamic.body, type);
  const value = evaluate(forEach.expression);
  const elements = elementsOf(value);
  if (!iterator || !elements || elements.length > MOST_INSTANCES) return undefined;
  if (value.kind === "object" && !value.complete) return undefined;
  return elements.map(([key, item]) => {
    const hop: Hop = { span: value.span, name: `${iterator}.value`, kind: "each" };
    const names = new Map([["key", key] as const, ["value", withHop(item, hop)] as const]);
    return deriveBlock(dynamic, content, type, new Map([[iterator, object(names, value.span)]]));
  });
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

/** A body for one instance. */
export function bodyOfInstance(body: Body, instance: Instance): Body {
  return deriveBody(body, instance.names, "instance");
}
