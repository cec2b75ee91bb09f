import { asBoolean } from "../../eval/value.ts";
import { attribute, blocksOfType } from "../../syntax/body.ts";
import type { Attribute } from "../../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";

/** The `create_before_destroy` of a resource, whatever its value. */
export function writtenOrder(resource: Resource): Attribute | undefined {
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
  const seen = new Set([resource.address]);
  const open = [resource.address];
  for (let address = open.pop(); address !== undefined; address = open.pop()) {
    for (const user of module.usersOf(address)) {
      if ((user.type !== "resource" && user.type !== "data") || seen.has(user.address)) continue;
      if (user.type === "resource" && writtenOrder(user as Resource)) yield user as Resource;
      seen.add(user.address);
      open.push(user.address);
    }
  }
}
