import type { Expression } from "../syntax/nodes.ts";
import { evaluate } from "./evaluate.ts";
import type { Scope } from "./scope.ts";
import {
  asBoolean,
  asNumber,
  asSensitive,
  asString,
  hopsOf,
  invalid,
  isInvalid,
  isSame,
  isScalar,
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
  if (isInvalid(condition)) return invalid(expression);
  const decided = asBoolean(condition);
  const whenTrue = decided === false ? undefined : evaluate(expression.whenTrue, scope);
  const whenFalse = decided === true ? undefined : evaluate(expression.whenFalse, scope);
  const chosen =
    whenTrue && whenFalse ? (isSame(whenTrue, whenFalse) ? whenTrue : undefined) : (whenTrue ?? whenFalse);
  if (!chosen) return unknown(expression);
  const other = decided ? expression.whenFalse : expression.whenTrue;
  const value = decided === undefined ? chosen : likeOther(chosen, other, scope);
  const from = { ...value, hops: hopsOf([value, condition]) };
  return condition.sensitive ? asSensitive(from) : from;
}

/** Both branches have one type: beside a string, a number becomes one. */
function likeOther(value: Value, other: Expression, scope: Scope): Value {
  if (value.kind !== "number" && value.kind !== "boolean") return value;
  const isText = other.kind === "template" || evaluate(other, scope).kind === "string";
  return isText ? { ...value, kind: "string", value: asString(value) as string } : value;
}

export function evaluateUnary(expression: Extract<Expression, { kind: "unary" }>, scope: Scope): Value {
  const operand = evaluate(expression.operand, scope);
  if (isInvalid(operand)) return invalid(expression);
  if (expression.operator === "!") {
    const value = asBoolean(operand);
    return value === undefined ? unknown(expression) : madeOf(scalar(!value, expression), [operand]);
  }
  const number = asNumber(operand);
  return number === undefined ? unknown(expression) : madeOf(scalar(-number, expression), [operand]);
}

export function evaluateBinary(expression: Extract<Expression, { kind: "binary" }>, scope: Scope): Value {
  const left = evaluate(expression.left, scope);
  const right = evaluate(expression.right, scope);
  const result = operate(expression.operator, left, right);
  if (result === undefined)
    return isInvalid(left) || isInvalid(right) ? invalid(expression) : unknown(expression);
  return madeOf(scalar(result, expression), [left, right]);
}

/** The result of something done with values: it took their ways, and is as sensitive as they are. */
export function madeOf(result: Value, from: readonly Value[]): Value {
  const value = { ...result, hops: hopsOf(from) };
  return from.some((one) => one.sensitive) ? asSensitive(value) : value;
}

function operate(operator: string, left: Value, right: Value): boolean | number | undefined {
  switch (operator) {
    case "==":
      return isEqual(left, right);
    case "!=": {
      const same = isEqual(left, right);
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

/**
 * Scalars, and null against anything known. Whether a list equals a list depends on their types, which are not
 * known here, so only what differs in both of any type is decided.
 */
function isEqual(left: Value, right: Value): boolean | undefined {
  if (left.kind === "unknown" || right.kind === "unknown") return undefined;
  if (left.kind === "null" || right.kind === "null") return left.kind === right.kind;
  if (isScalar(left) && isScalar(right)) return left.kind === right.kind && left.value === right.value;
  return isScalar(left) || isScalar(right) ? false : undefined;
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
      return exact(left + right);
    case "-":
      return exact(left - right);
    case "*":
      return exact(left * right);
    case "/":
      return right === 0 ? undefined : quotient(left, right);
    case "%":
      return right === 0 ? undefined : left % right;
    default:
      return undefined;
  }
}

/** Terraform counts with far more digits; what does not fit into ours is unknown rather than slightly wrong. */
function exact(value: number): number | undefined {
  if (Number.isSafeInteger(value)) return value;
  return Number.isFinite(value) && Math.abs(value) < 1e15 && String(value).length <= 15 ? value : undefined;
}

function quotient(left: number, right: number): number | undefined {
  const value = exact(left / right);
  return value !== undefined && value * right === left ? value : undefined;
}
