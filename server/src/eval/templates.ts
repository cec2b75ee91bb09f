import type { TemplateControl, TemplateExpression, TemplatePart } from "../syntax/nodes.ts";
import { elementsOf } from "./collections.ts";
import { evaluate } from "./evaluate.ts";
import { madeOf } from "./operators.ts";
import { type Scope, withNames } from "./scope.ts";
import { asBoolean, asString, invalid, scalar, unknown, type Value } from "./value.ts";

/** A string longer than this (locals that double each other) is not worth knowing. */
export const LONGEST_TEXT = 1_000_000;

/** A string with interpolations and directives. A lone interpolation gives its value as it is, whatever its type. */
export function evaluateTemplate(expression: TemplateExpression, scope: Scope): Value {
  const only = expression.parts[0];
  if (only?.kind === "interpolation" && expression.parts.length === 1)
    return evaluate(only.expression, scope);
  const output: Output = { text: "", from: [] };
  const failure = write(expression.parts, scope, output);
  if (failure) return failure === "invalid" ? invalid(expression) : unknown(expression);
  return madeOf(scalar(output.text, expression), output.from);
}

interface Output {
  text: string;
  /** The values that went into it. */
  readonly from: Value[];
}

type Failure = "unknown" | "invalid" | undefined;

function write(parts: readonly TemplatePart[], scope: Scope, output: Output): Failure {
  for (const part of parts) {
    const failure =
      part.kind === "text"
        ? append(output, part.text)
        : part.kind === "interpolation"
          ? appendValue(output, evaluate(part.expression, scope))
          : part.control
            ? writeControl(part.control, scope, output)
            : "unknown";
    if (failure) return failure;
  }
  return undefined;
}

function append(output: Output, text: string): Failure {
  if (output.text.length + text.length > LONGEST_TEXT) return "unknown";
  output.text += text;
  return undefined;
}

function appendValue(output: Output, value: Value): Failure {
  const text = asString(value);
  if (text === undefined) return value.kind === "unknown" && !value.invalid ? "unknown" : "invalid";
  output.from.push(value);
  return append(output, text);
}

function writeControl(control: TemplateControl, scope: Scope, output: Output): Failure {
  if (control.kind === "if") {
    const condition = evaluate(control.condition, scope);
    const decided = asBoolean(condition);
    if (decided === undefined)
      return condition.kind === "unknown" && !condition.invalid ? "unknown" : "invalid";
    output.from.push(condition);
    return write(decided ? control.whenTrue : control.whenFalse, scope, output);
  }
  const collection = evaluate(control.collection, scope);
  const elements = elementsOf(collection);
  if (!elements) return collection.kind === "unknown" && !collection.invalid ? "unknown" : "invalid";
  if (collection.kind === "object" && !collection.complete) return "unknown";
  output.from.push(collection);
  for (const [key, value] of elements) {
    const names = new Map([[control.valueName, value]]);
    if (control.keyName !== undefined) names.set(control.keyName, key);
    const failure = write(control.body, withNames(scope, names), output);
    if (failure) return failure;
  }
  return undefined;
}
