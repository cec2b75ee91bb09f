import type { Expression, TemplateExpression } from "../syntax/nodes.ts";
import { asBoolean, asNumber, asString, type Hop, isScalar, unknown, type Value } from "./value.ts";

/** Where names get their values. Everything a scope does not know is unknown. */
export interface Scope {
  /** `var.name` */
  variable(name: string): Value | undefined;
  /** `local.name` */
  local(name: string): Value | undefined;
}

/**
 * Evaluates literals, templates, lists, objects, indexing, conditionals, comparisons, variables, locals and conversions of
 * collections. Everything else (other functions, resources, data sources, `each`, `count`, `self`) is unknown. Never throws.
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  if (depth >= DEEPEST) return unknown(expression);
  depth++;
  try {
    return evaluateKind(expression, scope);
  } finally {
    depth--;
  }
}

/** Nesting of the evaluation under way, across names too: a chain of deep expressions must not overflow the stack. */
let depth = 0;
const DEEPEST = 800;

/** A string longer than this (locals that double each other) is not worth knowing. */
const LONGEST_TEXT = 1_000_000;

function evaluateKind(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case "literal":
      return literal(expression.value, expression);
    case "template":
      return template(expression, scope);
    case "parentheses":
      return evaluate(expression.inner, scope);
    case "tuple":
      return {
        kind: "list",
        items: expression.items.map((item) => evaluate(item, scope)),
        span: expression,
        hops: [],
      };
    case "object":
      return object(expression, scope);
    case "traversal":
      return traversal(expression.root, expression.steps, expression, scope);
    case "access":
      return member(evaluate(expression.operand, scope), expression.name, expression);
    case "index":
      return index(evaluate(expression.operand, scope), evaluate(expression.key, scope), expression);
    case "conditional":
      return conditional(expression, scope);
    case "unary":
      return unary(expression, scope);
    case "binary":
      return binary(expression, scope);
    case "call":
      return conversion(expression, scope);
    default:
      return unknown(expression);
  }
}

/** `toset([...])` and its like have the elements they are given; other functions are unknown. */
function conversion(expression: Extract<Expression, { kind: "call" }>, scope: Scope): Value {
  const [only, ...others] = expression.arguments;
  if (!only || others.length > 0 || expression.expandsLast) return unknown(expression);
  const value = evaluate(only, scope);
  if (expression.name === "toset" || expression.name === "tolist")
    return value.kind === "list" ? value : unknown(expression);
  return expression.name === "tomap" && value.kind === "object" ? value : unknown(expression);
}

function literal(value: string | number | boolean | null, span: Expression): Value {
  if (value === null) return { kind: "null", span, hops: [] };
  if (typeof value === "string") return { kind: "string", value, span, hops: [] };
  if (typeof value === "number") return { kind: "number", value, span, hops: [] };
  return { kind: "boolean", value, span, hops: [] };
}

function template(expression: TemplateExpression, scope: Scope): Value {
  const only = expression.parts[0];
  if (only?.kind === "interpolation" && expression.parts.length === 1)
    return evaluate(only.expression, scope);
  let text = "";
  const hops: Hop[] = [];
  for (const part of expression.parts) {
    if (part.kind === "text") {
      text += part.text;
      continue;
    }
    if (part.kind === "directive") return unknown(expression);
    const value = evaluate(part.expression, scope);
    const string = asString(value);
    if (string === undefined) return unknown(expression);
    if (text.length + string.length > LONGEST_TEXT) return unknown(expression);
    text += string;
    hops.push(...value.hops.filter((hop) => !hops.some((other) => other.name === hop.name)));
  }
  return { kind: "string", value: text, span: expression, hops };
}

function object(expression: Extract<Expression, { kind: "object" }>, scope: Scope): Value {
  const entries = new Map<string, Value>();
  let complete = true;
  for (const item of expression.items) {
    const key = item.name ?? asString(evaluate(item.key, scope));
    if (key === undefined) complete = false;
    else entries.set(key, evaluate(item.value, scope));
  }
  return { kind: "object", entries, complete, span: expression, hops: [] };
}

function traversal(root: string, steps: readonly string[], span: Expression, scope: Scope): Value {
  const [name, ...rest] = steps;
  if (name === undefined) return unknown(span);
  const start = root === "var" ? scope.variable(name) : root === "local" ? scope.local(name) : undefined;
  return rest.reduce<Value>((value, step) => member(value, step, span), start ?? unknown(span));
}

function member(value: Value, name: string, span: Expression): Value {
  if (value.kind !== "object") return unknown(span);
  return passOn(value.entries.get(name), value) ?? unknown(span);
}

function index(value: Value, key: Value, span: Expression): Value {
  if (value.kind === "object") {
    const name = asString(key);
    return (name === undefined ? undefined : passOn(value.entries.get(name), value)) ?? unknown(span);
  }
  const number = asNumber(key);
  if (value.kind !== "list" || number === undefined) return unknown(span);
  return passOn(value.items[number], value) ?? unknown(span);
}

/** What is taken out of a container came the container's way. */
function passOn(value: Value | undefined, container: Value): Value | undefined {
  if (!value || container.hops.length === 0) return value;
  return { ...value, hops: [...container.hops, ...value.hops] };
}

/** A conditional is also known when both branches give the same scalar. */
function conditional(expression: Extract<Expression, { kind: "conditional" }>, scope: Scope): Value {
  const condition = asBoolean(evaluate(expression.condition, scope));
  if (condition !== undefined) return evaluate(condition ? expression.whenTrue : expression.whenFalse, scope);
  const whenTrue = evaluate(expression.whenTrue, scope);
  const whenFalse = evaluate(expression.whenFalse, scope);
  return sameScalar(whenTrue, whenFalse) ? whenTrue : unknown(expression);
}

function unary(expression: Extract<Expression, { kind: "unary" }>, scope: Scope): Value {
  const operand = evaluate(expression.operand, scope);
  if (expression.operator === "!") {
    const value = asBoolean(operand);
    return value === undefined ? unknown(expression) : literal(!value, expression);
  }
  const number = asNumber(operand);
  return number === undefined ? unknown(expression) : literal(-number, expression);
}

function binary(expression: Extract<Expression, { kind: "binary" }>, scope: Scope): Value {
  const left = evaluate(expression.left, scope);
  const right = evaluate(expression.right, scope);
  const result = operate(expression.operator, left, right);
  if (result === undefined) return unknown(expression);
  const further = right.hops.filter((hop) => !left.hops.some((other) => other.name === hop.name));
  return { ...literal(result, expression), hops: [...left.hops, ...further] };
}

function operate(operator: string, left: Value, right: Value): boolean | number | undefined {
  switch (operator) {
    case "==":
      return equal(left, right);
    case "!=": {
      const same = equal(left, right);
      return same === undefined ? undefined : !same;
    }
    case "&&":
      return logical(asBoolean(left), asBoolean(right), false);
    case "||":
      return logical(asBoolean(left), asBoolean(right), true);
    default:
      return arithmetic(operator, asNumber(left), asNumber(right));
  }
}

/** Scalars of one type, and null against anything known; the rest is left unknown. */
function equal(left: Value, right: Value): boolean | undefined {
  if (left.kind === "unknown" || right.kind === "unknown") return undefined;
  if (left.kind === "null" || right.kind === "null") return left.kind === right.kind;
  if (isScalar(left) && isScalar(right) && left.kind === right.kind) return left.value === right.value;
  return undefined;
}

function sameScalar(left: Value, right: Value): boolean {
  if (left.kind === "null" && right.kind === "null") return true;
  return isScalar(left) && isScalar(right) && left.kind === right.kind && left.value === right.value;
}

/** `deciding` is the operand value that settles the result alone. */
function logical(
  left: boolean | undefined,
  right: boolean | undefined,
  deciding: boolean,
): boolean | undefined {
  if (left === deciding || right === deciding) return deciding;
  return left === undefined || right === undefined ? undefined : !deciding;
}

function arithmetic(
  operator: string,
  left: number | undefined,
  right: number | undefined,
): boolean | number | undefined {
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? undefined : left / right;
    case "%":
      return right === 0 ? undefined : left % right;
    default:
      return undefined;
  }
}
