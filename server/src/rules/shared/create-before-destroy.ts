import { asBoolean } from "../../eval/value.ts";
import { attribute, blocksOfType } from "../../syntax/body.ts";
import type { Attribute } from "../../syntax/nodes.ts";
import type { Resource, TerraformBlock, TerraformModule } from "../../terraform/module.ts";
import { usersEverywhere } from "../../terraform/users-everywhere.ts";

/** The `create_before_destroy` of a resource, whatever its value. */
export function writtenOrder(resource: Resource): Attribute | undefined {
  // Most say nothing of it, and are then not parsed for it.
  if (!resource.pieces.some((piece) => piece.text.includes("create_before_destroy"))) return undefined;
  return blocksOfType(resource.body, "lifecycle")
    .map((lifecycle) => attribute(lifecycle.body, "create_before_destroy"))
    .find((one) => one !== undefined);
}

/** What a resource says itself of the order: undefined when it says nothing or what it says is not known. */
export function ownOrder(module: TerraformModule, resource: Resource): boolean | undefined {
  const setting = writtenOrder(resource);
  return setting && asBoolean(module.evaluate(setting.expression));
}

/**
 * The resources that depend on it, directly or not, and say something of the order themselves: where one of them
 * is created first, Terraform creates everything it depends on first too.
 */
export function* dependentsWithOrder(module: TerraformModule, resource: Resource): Generator<Resource> {
  const seen = new Set<TerraformBlock>();
  const open = [{ module, address: resource.address }];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const { module: where, block: user } of usersEverywhere(next.module, next.address)) {
      if ((user.type !== "resource" && user.type !== "data") || seen.has(user)) continue;
      seen.add(user);
      if (user.address === resource.address && where === module) continue;
      if (user.type === "resource" && writtenOrder(user as Resource)) yield user as Resource;
      open.push({ module: where, address: user.address });
    }
  }
}
