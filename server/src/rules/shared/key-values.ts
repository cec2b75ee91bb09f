import { asBoolean, isScalar, type Value } from "../../eval/value.ts";
import { KEY_PAIR_TYPES } from "../../knowledge/ssh-keys.ts";
import { attribute } from "../../syntax/body.ts";
import type { Expression } from "../../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import { referenceOf } from "../../terraform/references.ts";

/**
 * True when the expression certainly names a key, even when which one cannot be known: a text that is not
 * empty, or a reference to a key pair. What may be null, empty or an empty list is not certain.
 */
export function certainlyNamesKey(module: TerraformModule, expression: Expression, depth = 0): boolean {
  const value = module.evaluate(expression);
  if (value.kind !== "unknown" && value.kind !== "list") return isText(value);
  if (value.kind === "list" && value.items.some(isText)) return true;
  if (depth > 10) return false;
  const again = (inner: Expression): boolean => certainlyNamesKey(module, inner, depth + 1);
  switch (expression.kind) {
    case "parentheses":
      return again(expression.inner);
    case "tuple":
      return expression.items.some(again);
    case "template": {
      const [only] = expression.parts;
      if (expression.parts.length === 1 && only?.kind === "interpolation") return again(only.expression);
      return expression.parts.some((part) => part.kind === "text" && part.text.trim() !== "");
    }
    case "conditional": {
      const condition = asBoolean(module.evaluate(expression.condition));
      return (
        (condition === false || again(expression.whenTrue)) &&
        (condition === true || again(expression.whenFalse))
      );
    }
    case "call":
      if (READING_FILES.has(expression.name)) return true;
      return PASSING_ON.has(expression.name) && expression.arguments.some(again);
    case "access":
    case "index":
      return again(expression.operand);
    case "traversal": {
      const local = expression.root === "local" ? localExpression(module, expression.steps) : undefined;
      return local ? again(local) : isKeyPairReference(expression.root, expression.steps);
    }
    default:
      return false;
  }
}

/** The key pair of this module an expression refers to straight away. */
export function keyPairOf(module: TerraformModule, expression: Expression): Resource | undefined {
  switch (expression.kind) {
    case "parentheses":
      return keyPairOf(module, expression.inner);
    case "template": {
      const [only] = expression.parts;
      return only?.kind === "interpolation" && expression.parts.length === 1
        ? keyPairOf(module, only.expression)
        : undefined;
    }
    case "access":
    case "index":
      return keyPairOf(module, expression.operand);
    case "traversal": {
      const address = referenceOf(expression.root, expression.steps);
      return address !== undefined && isKeyType(expression.root) ? module.resource(address) : undefined;
    }
    default:
      return undefined;
  }
}

function isText(value: Value): boolean {
  return isScalar(value) && String(value.value).trim() !== "";
}

function isKeyPairReference(root: string, steps: readonly string[]): boolean {
  return isKeyType(root === "data" ? (steps[0] ?? "") : root);
}

function localExpression(module: TerraformModule, steps: readonly string[]): Expression | undefined {
  const [name = "", ...rest] = steps;
  if (rest.length > 0) return undefined;
  return module
    .blocks("locals")
    .map((locals) => attribute(locals.body, name)?.expression)
    .find((one) => one !== undefined);
}

const READING_FILES: ReadonlySet<string> = new Set(["file", "templatefile"]);
/** Functions that leave a text a text, and a list that is not empty one that is not. */
const PASSING_ON: ReadonlySet<string> = new Set([
  "chomp",
  "concat",
  "distinct",
  "flatten",
  "setunion",
  "tolist",
  "toset",
  "trimspace",
]);

/** A generated key names its owner as much as a registered one does. */
function isKeyType(type: string): boolean {
  return KEY_PAIR_TYPES.has(type) || type === "tls_private_key";
}
