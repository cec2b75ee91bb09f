import type { Expression } from "../syntax/nodes.ts";
import { evaluate } from "./evaluate.ts";
import { add, divide, multiply, remainder, subtract } from "./exact-number.ts";
import { type Converted, equalValues, INVALID, toBoolean, toNumber } from "./functions/conversion.ts";
import { ofOneType } from "./functions/unification.ts";
import type { Scope } from "./scope.ts";
import {
  asSensitive,
  asString,
  hopsOf,
  invalid,
  isInvalid,
  isSame,
  isWhollyKnown,
  scalar,
  unknown,
  type Value,
} from "./value.ts";

/** A conditional is also known when both branches give the same. */
export function evaluateConditional(
  expression: Extract<Expression, { kind: "conditional" }>,
  scope: Scope,
): Value {
  const condition = evaluate(expression.condition, scope);
  const decided = toBoolean(condition);
  if (decided === INVALID) return invalid(expression);
  const whenTrue = decided === false ? undefined : evaluate(expression.whenTrue, scope);
  const whenFalse = decided === true ? undefined : evaluate(expression.whenFalse, scope);
  const chosen =
    whenTrue && whenFalse ? (isSame(whenTrue, whenFalse) ? whenTrue : undefined) : (whenTrue ?? whenFalse);
  if (!chosen) return unknown(expression);
  const other = decided ? expression.whenFalse : expression.whenTrue;
  const value = decided === undefined ? chosen : likeOther(chosen, other, scope);
  if (value.kind === "unknown") return value.invalid ? invalid(expression) : unknown(expression);
  const from = { ...value, hops: hopsOf([value, condition]) };
  return condition.sensitive ? asSensitive(from) : from;
}

/** Both branches have one type: beside a string a number becomes one, beside another list a tuple becomes a list. */
function likeOther(value: Value, other: Expression, scope: Scope): Value {
  if (value.kind === "null" || value.kind === "unknown") return value;
  const otherValue = evaluate(other, scope);
  if (otherValue.kind === "null") return value;
  if (otherValue.kind === "unknown") return other.kind === "template" ? textOf(value) : value;
  const alike = ofOneType([value, otherValue]);
  if (alike === INVALID) return invalid(value.span);
  if (alike) return alike[0] ?? value;
  // What is unknown in one of them leaves its type open: then the value is taken as it is.
  if (!isWhollyKnown(value) || !isWhollyKnown(otherValue)) return value;
  return emptyLike(value, otherValue) ?? unknown(value.span);
}

/** Without elements there is nothing to convert but the collection itself. */
function emptyLike(value: Value, other: Value): Value | undefined {
  if (value.kind === "list" && value.items.length === 0) {
    if (other.kind !== "list" || (value.isSet && other.isList) || (value.isList && other.isSet))
      return undefined;
    if (value.isSet || value.isList) return value;
    return other.isSet ? { ...value, isSet: true } : { ...value, isList: true };
  }
  return value.kind === "object" && other.kind === "object" && value.entries.size === 0
    ? { ...value, isMap: true }
    : undefined;
}

function textOf(value: Value): Value {
  const text = asString(value);
  return text === undefined || value.kind === "string" ? value : { ...value, kind: "string", value: text };
}

export function evaluateUnary(expression: Extract<Expression, { kind: "unary" }>, scope: Scope): Value {
  const operand = evaluate(expression.operand, scope);
  if (isInvalid(operand)) return invalid(expression);
  if (expression.operator === "!") {
    const value = toBoolean(operand);
    if (value === INVALID) return invalid(expression);
    return value === undefined ? unknown(expression) : madeOf(scalar(!value, expression), [operand]);
  }
  const number = toNumber(operand);
  if (number === INVALID) return invalid(expression);
  return number === undefined ? unknown(expression) : madeOf(scalar(-number, expression), [operand]);
}

export function evaluateBinary(expression: Extract<Expression, { kind: "binary" }>, scope: Scope): Value {
  const left = evaluate(expression.left, scope);
  const right = evaluate(expression.right, scope);
  const result = operate(expression.operator, left, right);
  if (result === INVALID || isInvalid(left) || isInvalid(right)) return invalid(expression);
  if (result === undefined) return unknown(expression);
  return madeOf(scalar(result, expression), [left, right]);
}

/** The result of something done with values: it took their ways, and is as sensitive as they are. */
export function madeOf(result: Value, from: readonly Value[]): Value {
  const value = { ...result, hops: hopsOf(from) };
  return from.some((one) => one.sensitive) ? asSensitive(value) : value;
}

function operate(operator: string, left: Value, right: Value): Converted<boolean | number> {
  switch (operator) {
    case "==":
      return equalValues(left, right);
    case "!=": {
      const same = equalValues(left, right);
      return same === undefined ? undefined : !same;
    }
    case "&&":
      return logical(toBoolean(left), toBoolean(right), false);
    case "||":
      return logical(toBoolean(left), toBoolean(right), true);
    default:
      return arithmetic(operator, toNumber(left), toNumber(right));
  }
}

/** `deciding` is the operand value that settles the result alone. */
function logical(left: Converted<boolean>, right: Converted<boolean>, deciding: boolean): Converted<boolean> {
  if (left === INVALID || right === INVALID) return INVALID;
  if (left === deciding || right === deciding) return deciding;
  return left === undefined || right === undefined ? undefined : !deciding;
}

function arithmetic(
  operator: string,
  left: Converted<number>,
  right: Converted<number>,
): Converted<boolean | number> {
  if (left === INVALID || right === INVALID) return INVALID;
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
      return add(left, right);
    case "-":
      return subtract(left, right);
    case "*":
      return multiply(left, right);
    case "/":
      // Beside numbers the tools have infinity: only nothing divided by nothing is an error.
      if (right === 0) return left === 0 ? INVALID : undefined;
      return divide(left, right);
    case "%":
      return remainder(left, right);
    default:
      return undefined;
  }
}
