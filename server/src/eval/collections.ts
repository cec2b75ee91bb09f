import type { Expression, Span, SplatStep } from "../syntax/nodes.ts";
import { evaluate } from "./evaluate.ts";
import { compareText } from "./functions/characters.ts";
import { type Converted, INVALID, toBoolean } from "./functions/conversion.ts";
import { type Scope, withNames } from "./scope.ts";
import {
  asNumber,
  asSensitive,
  asString,
  hopsOf,
  invalid,
  isInvalid,
  type ListValue,
  list,
  type ObjectValue,
  object,
  scalar,
  unknown,
  type Value,
} from "./value.ts";

/** More elements than this are not worth knowing. */
const MOST_ELEMENTS = 10_000;

/** `value.name`, also the older `list.0`. */
export function memberOf(value: Value, name: string, span: Span): Value {
  if (value.kind === "list" && /^\d+$/.test(name)) return elementAt(value, Number(name), span);
  if (value.kind === "object") return entryOf(value, name, span);
  return value.kind === "unknown" && !value.invalid ? unknown(span) : invalid(span);
}

/** `value[key]` */
export function itemAt(value: Value, key: Value, span: Span): Value {
  if (isInvalid(value) || isInvalid(key)) return invalid(span);
  if (value.kind === "object") {
    const name = asString(key);
    return name === undefined ? unknown(span) : withHopsOf(entryOf(value, name, span), key);
  }
  if (value.kind === "unknown") return unknown(span);
  if (value.kind !== "list" || value.isSet || key.kind === "null") return invalid(span);
  const number = asNumber(key);
  if (number === undefined) return unknown(span);
  return withHopsOf(elementAt(value, number, span), key);
}

/** `x[*].name`: of a list each element's, of a single value its own in a list, of null nothing. */
export function evaluateSplat(expression: Extract<Expression, { kind: "splat" }>, scope: Scope): Value {
  return splat(evaluate(expression.operand, scope), expression.steps, expression, scope);
}

function splat(operand: Value, steps: readonly SplatStep[], span: Span, scope: Scope): Value {
  if (operand.kind === "unknown") return operand.invalid ? operand : unknown(span);
  if (operand.kind === "null") return list([], span);
  const items = operand.kind === "list" ? operand.items : [operand];
  const results = items.map((item) => {
    let value = item;
    for (const step of steps) value = afterStep(value, step, span, scope);
    return value;
  });
  if (results.some(isInvalid)) return invalid(span);
  const isList = operand.kind === "list" && (operand.isList || operand.isSet);
  return { ...list(results, span), ...(isList && { isList }), hops: operand.hops };
}

function afterStep(value: Value, step: SplatStep, span: Span, scope: Scope): Value {
  if (step.kind === "attribute") return memberOf(value, step.name, span);
  if (step.kind === "index") return itemAt(value, evaluate(step.key, scope), span);
  return splat(value, step.steps, span, scope);
}

/** `[for x in xs : x.name if x.on]`, `{for k, v in xs : k => v...}`. */
export function evaluateFor(expression: Extract<Expression, { kind: "for" }>, scope: Scope): Value {
  const collection = evaluate(expression.collection, scope);
  const elements = elementsOf(collection);
  if (!elements && (collection.kind !== "unknown" || collection.invalid)) return invalid(expression);
  if (!elements || elements.length > MOST_ELEMENTS) return unknown(expression);
  const isComplete = collection.kind !== "object" || collection.complete;
  const { keyResult } = expression;
  const result = keyResult
    ? collectEntries(expression, keyResult, elements, scope, isComplete)
    : isComplete
      ? collectItems(expression, elements, scope)
      : unknown(expression);
  if (result.kind === "unknown") return result;
  const from = { ...result, hops: collection.hops };
  return collection.sensitive ? asSensitive(from) : from;
}

/** Keys and values in the order in which Terraform goes through them; undefined for what has none. */
export function elementsOf(value: Value): readonly (readonly [Value, Value])[] | undefined {
  if (value.kind === "object") {
    return [...value.entries]
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, item]) => [{ ...scalar(key, item.span), hops: value.hops }, passOn(item, value)]);
  }
  if (value.kind !== "list") return undefined;
  return value.items.map((item, index) => {
    const passed = passOn(item, value);
    return [value.isSet ? passed : scalar(index, item.span), passed];
  });
}

function collectItems(
  expression: Extract<Expression, { kind: "for" }>,
  elements: readonly (readonly [Value, Value])[],
  scope: Scope,
): Value {
  const items: Value[] = [];
  for (const element of elements) {
    const inner = scopeOf(expression, element, scope);
    const wanted = isWanted(expression, inner);
    if (wanted === undefined) return unknown(expression);
    if (wanted === INVALID) return invalid(expression);
    if (!wanted) continue;
    const item = evaluate(expression.valueResult, inner);
    if (isInvalid(item)) return invalid(expression);
    items.push(item);
  }
  return list(items, expression);
}

function collectEntries(
  expression: Extract<Expression, { kind: "for" }>,
  keyResult: Expression,
  elements: readonly (readonly [Value, Value])[],
  scope: Scope,
  isComplete: boolean,
): Value {
  const groups = new Map<string, Value[]>();
  let complete = isComplete;
  for (const element of elements) {
    const inner = scopeOf(expression, element, scope);
    const wanted = isWanted(expression, inner);
    if (wanted === INVALID) return invalid(expression);
    const key = wanted === false ? undefined : asString(evaluate(keyResult, inner));
    if (wanted === undefined || (wanted && key === undefined)) complete = false;
    if (!wanted || key === undefined) continue;
    const value = evaluate(expression.valueResult, inner);
    if (isInvalid(value)) return invalid(expression);
    const group = groups.get(key);
    if (!group) groups.set(key, [value]);
    else if (expression.grouping) group.push(value);
    else return invalid(expression);
  }
  // What else may be in a group cannot be known when an element's key is not.
  if (expression.grouping && !complete) return unknown(expression);
  const entries = [...groups].map(
    ([key, values]) => [key, expression.grouping ? list(values, expression) : (values[0] as Value)] as const,
  );
  return object(new Map(entries), expression, complete);
}

function scopeOf(
  expression: Extract<Expression, { kind: "for" }>,
  [key, value]: readonly [Value, Value],
  scope: Scope,
): Scope {
  const names = new Map([[expression.valueName, value]]);
  if (expression.keyName !== undefined) names.set(expression.keyName, key);
  return withNames(scope, names);
}

function isWanted(expression: Extract<Expression, { kind: "for" }>, scope: Scope): Converted<boolean> {
  return expression.condition ? toBoolean(evaluate(expression.condition, scope)) : true;
}

function entryOf(value: ObjectValue, name: string, span: Span): Value {
  const found = value.entries.get(name);
  if (found) return passOn(found, value);
  return value.complete ? invalid(span) : unknown(span);
}

function elementAt(value: ListValue, number: number, span: Span): Value {
  const found = value.items[number];
  return found ? passOn(found, value) : invalid(span);
}

/** What is taken out of a container came the container's way. */
function passOn(value: Value, container: Value): Value {
  const from = container.hops.length === 0 ? value : { ...value, hops: [...container.hops, ...value.hops] };
  return container.sensitive ? asSensitive(from) : from;
}

/** Which element it is was decided by the key. */
function withHopsOf(value: Value, key: Value): Value {
  return key.hops.length === 0 ? value : { ...value, hops: hopsOf([value, key]) };
}
