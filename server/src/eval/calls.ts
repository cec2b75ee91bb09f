import type { Expression, FunctionCallExpression } from "../syntax/nodes.ts";
import { evaluate } from "./evaluate.ts";
import { FUNCTIONS, type FunctionContext } from "./functions.ts";
import { madeOf } from "./operators.ts";
import { type Scope, withNames } from "./scope.ts";
import {
  asSensitive,
  asString,
  invalid,
  isInvalid,
  isSensitive,
  isWhollyKnown,
  scalar,
  unknown,
  type Value,
} from "./value.ts";

/** A function call. Functions that are not pure, or not known here, are unknown. */
export function evaluateCall(expression: FunctionCallExpression, scope: Scope): Value {
  const name = expression.name.replace(/^core::/, "");
  const special = SPECIAL[name];
  if (special) return special(expression, scope);
  const definition = (scope.functions ?? FUNCTIONS).get(name);
  if (!definition) return unknown(expression);
  const values = argumentsOf(expression, scope);
  if (!values) return unknown(expression);
  if (values.some(isInvalid)) return invalid(expression);
  if (!definition.takesUnknown && !values.every(isWhollyKnown)) return unknown(expression);
  const result = definition.call(values, contextOf(expression, scope));
  if (!result) return unknown(expression);
  if (result.kind === "unknown") return result;
  // What was taken out of an argument as it is has its own way, and comes the argument's way too.
  return madeOf(result, [result, ...values]);
}

/** Those whose arguments are not simply values, or that change what a value is rather than its content. */
const SPECIAL: Readonly<Record<string, (call: FunctionCallExpression, scope: Scope) => Value>> = {
  /** The first argument that is no error. */
  try(call, scope) {
    for (const argument of call.arguments) {
      const value = evaluate(argument, scope);
      if (!isInvalid(value)) return value;
    }
    return invalid(call);
  },
  can(call, scope) {
    const [argument] = call.arguments;
    const value = argument && evaluate(argument, scope);
    if (!value || (value.kind === "unknown" && !value.invalid)) return unknown(call);
    return scalar(!isInvalid(value), call);
  },
  sensitive: (call, scope) => asSensitive(only(call, scope)),
  ephemeralasnull: (call) => unknown(call),
  nonsensitive(call, scope) {
    const { sensitive: _, ...value } = only(call, scope);
    return value as Value;
  },
  issensitive(call, scope) {
    const value = only(call, scope);
    return value.kind === "unknown" ? unknown(call) : scalar(isSensitive(value), call);
  },
};

function only(call: FunctionCallExpression, scope: Scope): Value {
  const [argument] = call.arguments;
  return argument ? evaluate(argument, scope) : unknown(call);
}

/** Undefined when the list that is spread (`f(xs...)`) cannot be known. */
function argumentsOf(expression: FunctionCallExpression, scope: Scope): Value[] | undefined {
  const values = expression.arguments.map((argument: Expression) => evaluate(argument, scope));
  if (!expression.expandsLast) return values;
  const last = values.pop();
  if (last?.kind !== "list") return undefined;
  return [...values, ...last.items.map((item) => (last.hops.length > 0 ? madeOf(item, [item, last]) : item))];
}

function contextOf(expression: FunctionCallExpression, scope: Scope): FunctionContext {
  const { files } = scope;
  return {
    span: expression,
    readFile: (path) => files?.readFile(path),
    listFiles: (directory) => files?.listFiles(directory),
    evaluateTemplate(text, variables) {
      const template = files?.parseTemplate(text);
      const value = template && evaluate(template, withNames(BARE_SCOPE, variables));
      const result = value && asString(value);
      return value && result !== undefined
        ? { ...value, kind: "string", value: result }
        : unknown(expression);
    },
  };
}

/** A template file sees only what it is given. */
const BARE_SCOPE: Scope = { variable: () => undefined, local: () => undefined };
