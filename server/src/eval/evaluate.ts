import type { Expression } from "../syntax/nodes.ts";
import { evaluateCall } from "./calls.ts";
import { evaluateFor, evaluateSplat, itemAt, memberOf } from "./collections.ts";
import { parseNumber } from "./exact-number.ts";
import { extentOf, LARGEST_EXTENT } from "./extent.ts";
import { evaluateBinary, evaluateConditional, evaluateUnary } from "./operators.ts";
import type { Scope } from "./scope.ts";
import { evaluateTemplate } from "./templates.ts";
import { asString, invalid, isInvalid, list, object, scalar, unknown, type Value } from "./value.ts";

export type { Scope } from "./scope.ts";

/**
 * What an expression is worth: known, or unknown where a name, a function or a part of it is. Never throws; what
 * nests too deeply, needs itself or takes too long is unknown.
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  if (depth === 0) steps = 0;
  if (depth >= DEEPEST || ++steps > MOST_STEPS) return unknown(expression);
  depth++;
  try {
    return bounded(evaluateKind(expression, scope), expression);
  } finally {
    depth--;
  }
}

function bounded(value: Value, expression: Expression): Value {
  const extent = extentOf(value);
  steps += Math.floor(extent / EXTENT_PER_STEP);
  return extent > LARGEST_EXTENT ? unknown(expression) : value;
}

/** What is done with large values takes longer than looking at an expression. */
const EXTENT_PER_STEP = 128;

/** True inside of the evaluation of another expression. */
export function isEvaluating(): boolean {
  return depth > 0;
}

/** Nesting of the evaluation under way, across names too: a chain of deep expressions must not overflow the stack. */
let depth = 0;
const DEEPEST = 400;

/** Expressions looked at for the one that was asked about: loops in loops end somewhere. */
let steps = 0;
const MOST_STEPS = 300_000;

function evaluateKind(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case "literal":
      return evaluateLiteral(expression);
    case "template":
      return evaluateTemplate(expression, scope);
    case "parentheses":
      return evaluate(expression.inner, scope);
    case "tuple":
      return evaluateTuple(expression, scope);
    case "object":
      return evaluateObject(expression, scope);
    case "traversal":
      return evaluateTraversal(expression, scope);
    case "access":
      return memberOf(evaluate(expression.operand, scope), expression.name, expression);
    case "index":
      return itemAt(evaluate(expression.operand, scope), evaluate(expression.key, scope), expression);
    case "splat":
      return evaluateSplat(expression, scope);
    case "for":
      return evaluateFor(expression, scope);
    case "conditional":
      return evaluateConditional(expression, scope);
    case "unary":
      return evaluateUnary(expression, scope);
    case "binary":
      return evaluateBinary(expression, scope);
    case "call":
      return evaluateCall(expression, scope);
    case "broken":
      return unknown(expression);
  }
}

/** A number with more digits than ours have is unknown rather than slightly wrong. */
function evaluateLiteral(expression: Extract<Expression, { kind: "literal" }>): Value {
  const { value, piece, range } = expression;
  if (value === Number.POSITIVE_INFINITY) return unknown(expression);
  const isLong = typeof value === "number" && range.end - range.start > LONGEST_SURE_NUMBER;
  return isLong && parseNumber(piece.text.slice(range.start, range.end)) === undefined
    ? unknown(expression)
    : scalar(value, expression);
}

/** Every decimal of so many digits is a double's shortest text. */
const LONGEST_SURE_NUMBER = 15;

function evaluateTuple(expression: Extract<Expression, { kind: "tuple" }>, scope: Scope): Value {
  const items = expression.items.map((item) => evaluate(item, scope));
  return items.some(isInvalid) ? invalid(expression) : list(items, expression);
}

function evaluateObject(expression: Extract<Expression, { kind: "object" }>, scope: Scope): Value {
  const entries = new Map<string, Value>();
  let complete = true;
  for (const item of expression.items) {
    const key = item.name ?? asString(evaluate(item.key, scope));
    const value = evaluate(item.value, scope);
    if (isInvalid(value)) return invalid(expression);
    if (key === undefined) complete = false;
    else entries.set(key, value);
  }
  return object(entries, expression, complete);
}

function evaluateTraversal(expression: Extract<Expression, { kind: "traversal" }>, scope: Scope): Value {
  const { root, steps: names } = expression;
  const own = scope.name?.(root);
  if (own) return follow(own, names, expression);
  const [first] = names;
  if (first === undefined) return unknown(expression);
  if (root === "var" || root === "local") {
    const value = root === "var" ? scope.variable(first) : scope.local(first);
    return value ? follow(value, names.slice(1), expression) : unknown(expression);
  }
  const found = scope.reference?.(root, names, expression);
  return found ? follow(found.value, names.slice(found.used), expression) : unknown(expression);
}

function follow(start: Value, names: readonly string[], span: Expression): Value {
  let value = start;
  for (const name of names) value = memberOf(value, name, span);
  return value;
}
