import type { Expression } from "../syntax/nodes.ts";
import type { TerraformModule } from "../terraform/module.ts";
import { unwrapped } from "./unwrapping.ts";

/**
 * The expression a map has for a key, also where the map is a local or `merge` puts it together. Undefined when it has
 * none, or it cannot be told which one counts.
 */
export function mapEntry(module: TerraformModule, map: Expression, key: string): Expression | undefined {
  const at = unwrapped(module, map);
  if (at.kind === "object") return at.items.findLast((item) => item.name === key)?.value;
  if (at.kind !== "call" || at.name !== "merge" || at.expandsLast) return undefined;
  return at.arguments.map((one) => mapEntry(module, one, key)).findLast((one) => one !== undefined);
}
