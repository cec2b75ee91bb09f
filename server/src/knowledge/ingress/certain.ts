import { isScalar, type Value } from "../../eval/value.ts";
import { walk } from "../../syntax/body.ts";
import type { Expression } from "../../syntax/nodes.ts";
import { isCertainlySet } from "../../terraform/certain.ts";
import type { TerraformModule } from "../../terraform/module.ts";
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
  return one.list !== undefined || isCertainlySet(module, one.item);
}

function isText(value: Value): boolean {
  return isScalar(value) && String(value.value).trim() !== "";
}

const DROPPING: ReadonlySet<string> = new Set(["compact", "flatten"]);
