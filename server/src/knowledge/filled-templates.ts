import { asString, type Value } from "../eval/value.ts";
import { attribute } from "../syntax/body.ts";
import type { Expression } from "../syntax/nodes.ts";
import type { TerraformModule } from "../terraform/module.ts";
import { referredResource } from "./unwrapping.ts";

/**
 * The text of a template file that `templatefile` or a `template_file` fills in, with a mark for each part that is not
 * known; undefined when the expression is neither, the file cannot be read or a directive decides what stands there.
 */
export function filledTemplate(
  module: TerraformModule,
  expression: Expression,
  mark: string,
): string | undefined {
  const { text, names } = templateOf(module, expression) ?? {};
  if (text === undefined || text.includes("%{")) return undefined;
  return text.replace(MARKER, (all, expressionInside: string | undefined) => {
    if (expressionInside === undefined) return all.slice(1);
    const name = expressionInside.replaceAll("~", "").trim();
    const value = names?.kind === "object" ? names.entries.get(name) : undefined;
    return (value && !value.sensitive ? asString(value) : undefined) ?? mark;
  });
}

/** `$${`, which stands for the text `${`, or a marker without braces in it. */
const MARKER = /\$\$\{|\$\{([^{}]*)\}/g;

interface Template {
  readonly text: string | undefined;
  /** What its markers may name. */
  readonly names: Value | undefined;
}

function templateOf(module: TerraformModule, expression: Expression): Template | undefined {
  if (expression.kind === "call" && expression.name === "templatefile") {
    const [path, names] = expression.arguments;
    if (!path || !names || expression.expandsLast) return undefined;
    const file: Expression = { ...expression, name: "file", arguments: [path] };
    return { text: asString(module.evaluate(file)), names: module.evaluate(names) };
  }
  const data = referredResource(module, expression);
  const template = data?.resourceType === "template_file" ? module.value(data.body, "template") : undefined;
  if (!data || !template) return undefined;
  const names = attribute(data.body, "vars");
  return { text: asString(template), names: names && module.evaluate(names.expression) };
}
