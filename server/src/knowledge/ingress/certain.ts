import { isScalar, type Value } from "../../eval/value.ts";
import { walk } from "../../syntax/body.ts";
import type { Expression } from "../../syntax/nodes.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import { localExpression } from "../../terraform/provisioners.ts";
import type { ListItem } from "./list-items.ts";

/** True when the items of this expression may be dropped, or be lists of any length, so that none is certain. */
export function mayDropItems(expression: Expression): boolean {
  for (const one of walk(expression)) {
    if (one.kind === "for" || one.kind === "splat") return true;
    if (one.kind === "call" && DROPPING.has(one.name)) return true;
  }
  return false;
}

/**
 * True when the item certainly lets something in, even when what cannot be known: a text that is not empty, a
 * reference to a resource, an item of a written list.
 */
export function certainlySomething(module: TerraformModule, one: ListItem, value: Value): boolean {
  if (value.kind === "list") return value.items.some((item) => item.kind !== "unknown" && isText(item));
  if (value.kind !== "unknown") return isText(value);
  return one.list !== undefined || namesSomething(module, one.item, 0);
}

function namesSomething(module: TerraformModule, expression: Expression, depth: number): boolean {
  const again = (inner: Expression): boolean => depth < 10 && namesSomething(module, inner, depth + 1);
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

const DROPPING: ReadonlySet<string> = new Set(["compact", "flatten"]);
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
