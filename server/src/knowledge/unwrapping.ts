import { asBoolean } from "../eval/value.ts";
import type { Expression } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { localExpression } from "../terraform/provisioners.ts";
import { referenceOf } from "../terraform/references.ts";

/** The resource or data source that `data.x.y.rendered`, `data.x.y[0].rendered` and the like speak of. */
export function referredResource(module: TerraformModule, expression: Expression): Resource | undefined {
  const address = referredAddress(expression);
  return address === undefined ? undefined : module.resource(address);
}

/** The address that it speaks of, whether there is such a block or not. */
export function referredAddress(expression: Expression): string | undefined {
  let at = expression;
  while (at.kind === "index" || at.kind === "access" || at.kind === "splat") at = at.operand;
  if (at.kind === "call" && at.name === "element" && at.arguments[0]) return referredAddress(at.arguments[0]);
  return at.kind === "traversal" ? referenceOf(at.root, at.steps) : undefined;
}

/** What is left of an expression without brackets, encodings and the locals on the way. */
export function unwrapped(module: TerraformModule, expression: Expression): Expression {
  let at = expression;
  for (let hops = 0; hops < DEEPEST; hops++) {
    const next = unwrappedOnce(module, at);
    if (!next) return at;
    at = next;
  }
  return at;
}

/** One step of it; undefined when there is none. */
export function unwrappedOnce(module: TerraformModule, at: Expression): Expression | undefined {
  switch (at.kind) {
    case "parentheses":
      return at.inner;
    case "call":
      return TRANSPARENT.has(at.name) ? at.arguments[0] : undefined;
    case "template": {
      const [only] = at.parts;
      return at.parts.length === 1 && only?.kind === "interpolation" ? only.expression : undefined;
    }
    case "traversal":
      return at.root === "local" && at.steps.length === 1
        ? localExpression(module, at.steps[0] as string)
        : undefined;
    case "conditional": {
      const condition = asBoolean(module.evaluate(at.condition));
      return condition === undefined ? undefined : condition ? at.whenTrue : at.whenFalse;
    }
    default:
      return undefined;
  }
}

const DEEPEST = 20;

/** Functions that hand on the text they are given, encoded or not. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  "base64encode",
  "base64gzip",
  "textencodebase64",
  "sensitive",
  "nonsensitive",
  "tostring",
  "trimspace",
  "chomp",
]);
