import { asBoolean } from "../../eval/value.ts";
import type { Expression, TupleExpression } from "../../syntax/nodes.ts";
import type { TerraformModule } from "../../terraform/module.ts";

export interface ListItem {
  readonly item: Expression;
  /** The list it is written in; undefined when the whole expression is one item. */
  readonly list: TupleExpression | undefined;
}

/**
 * The items a list is written with, also inside functions that only pass items on (`concat`, `toset`, ...), so
 * that a known item is found beside unknown ones. What is not written as a list is one item.
 */
export function listItems(
  module: TerraformModule,
  expression: Expression,
  list?: TupleExpression,
): ListItem[] {
  switch (expression.kind) {
    case "parentheses":
      return listItems(module, expression.inner);
    case "tuple":
      return expression.items.flatMap((item) =>
        item.kind === "tuple" ? listItems(module, item) : [{ item, list: expression }],
      );
    case "call":
      if (!PASSING_ON.has(expression.name)) return [{ item: expression, list }];
      return expression.arguments.flatMap((argument) => listItems(module, argument));
    case "conditional": {
      const condition = asBoolean(module.evaluate(expression.condition));
      if (condition === undefined) return [{ item: expression, list }];
      return listItems(module, condition ? expression.whenTrue : expression.whenFalse);
    }
    default:
      return [{ item: expression, list }];
  }
}

const PASSING_ON: ReadonlySet<string> = new Set([
  "compact",
  "concat",
  "distinct",
  "flatten",
  "setunion",
  "sort",
  "tolist",
  "toset",
]);
