import { isScalar, type Value } from "../eval/value.ts";
import type { Expression } from "../syntax/nodes.ts";
import type { TerraformModule } from "./module.ts";
import { localExpression } from "./provisioners.ts";

/**
 * True when the expression is certainly neither null nor an empty text, even when what it is cannot be known: a
 * text with something around what is filled in, or an attribute of a resource.
 */
export function isCertainlySet(module: TerraformModule, expression: Expression): boolean {
  return isSet(module, expression, 0);
}

function isSet(module: TerraformModule, expression: Expression, depth: number): boolean {
  const again = (inner: Expression): boolean => depth < 10 && isSet(module, inner, depth + 1);
  const value = module.evaluate(expression);
  if (value.kind !== "unknown") return isText(value);
  switch (expression.kind) {
    case "parentheses":
      return again(expression.inner);
    case "template": {
      const [only] = expression.parts;
      if (expression.parts.length === 1 && only?.kind === "interpolation") return again(only.expression);
      return expression.parts.some((part) => part.kind === "text" && part.text.trim() !== "");
    }
    case "conditional":
      return again(expression.whenTrue) && again(expression.whenFalse);
    case "access":
    case "index":
      return again(expression.operand);
    case "traversal": {
      const { root, steps } = expression;
      if (root !== "local") return !MAY_BE_NULL.has(root);
      const local = steps.length === 1 ? localExpression(module, steps[0] ?? "") : undefined;
      return local !== undefined && again(local);
    }
    default:
      return false;
  }
}

function isText(value: Value): boolean {
  return isScalar(value) && String(value.value).trim() !== "";
}

/** What a caller, or a value nobody wrote here, may leave empty. */
const MAY_BE_NULL: ReadonlySet<string> = new Set([
  "var",
  "module",
  "each",
  "count",
  "self",
  "path",
  "terraform",
]);
