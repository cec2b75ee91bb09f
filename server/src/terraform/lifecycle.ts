import { attribute, blocksOfType } from "../syntax/body.ts";
import type { Attribute, Body, Expression } from "../syntax/nodes.ts";

/** One entry of `ignore_changes`: `ami`, `boot_disk[0].initialize_params[0].image`, `all`. */
export interface IgnoredChange {
  readonly path: string;
  readonly expression: Expression;
}

/** The `ignore_changes` attributes of a resource body. */
export function ignoreChangesAttributes(body: Body): Attribute[] {
  return blocksOfType(body, "lifecycle").flatMap(
    (lifecycle) => attribute(lifecycle.body, "ignore_changes") ?? [],
  );
}

/**
 * The entries of an `ignore_changes`, in any of its spellings: bare names, indexed paths, quoted names
 * (`"ami"`), and the keyword `all`, `"all"` or the old `["*"]`, which all three become `all`.
 */
export function ignoredEntries(ignoreChanges: Attribute): IgnoredChange[] {
  const { expression } = ignoreChanges;
  const items = expression.kind === "tuple" ? expression.items : [expression];
  return items.flatMap((item) => {
    const path = pathOf(item);
    return path === undefined ? [] : [{ path: path === "*" ? "all" : path, expression: item }];
  });
}

/** The paths a resource ignores changes of. */
export function ignoredChanges(body: Body): string[] {
  return ignoreChangesAttributes(body).flatMap((one) => ignoredEntries(one).map((entry) => entry.path));
}

function pathOf(item: Expression): string | undefined {
  switch (item.kind) {
    case "literal":
      return typeof item.value === "string" ? item.value : undefined;
    case "traversal":
      return [item.root, ...item.steps].join(".");
    case "access": {
      const operand = pathOf(item.operand);
      return operand === undefined ? undefined : `${operand}.${item.name}`;
    }
    case "index": {
      const operand = pathOf(item.operand);
      const key = item.key.kind === "literal" ? String(item.key.value) : "*";
      return operand === undefined ? undefined : `${operand}[${key}]`;
    }
    default:
      return undefined;
  }
}
