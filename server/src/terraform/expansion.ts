import { elementsOf } from "../eval/collections.ts";
import { deriveBody } from "../eval/derived.ts";
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
import { attribute, walk } from "../syntax/body.ts";
import type { Body, Expression } from "../syntax/nodes.ts";

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

/** A body for one instance. */
export function bodyOfInstance(body: Body, instance: Instance): Body {
  return deriveBody(body, instance.names, "instance");
}
