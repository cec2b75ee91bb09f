import { attribute } from "../syntax/body.ts";
import type { Attribute, Body } from "../syntax/nodes.ts";
import type { TerraformBlock, TerraformModule } from "./module.ts";
import { referencesIn, referencesOfBody } from "./references.ts";

/** True when a block other than `except`, or any local, refers to the address: it cannot go without breaking that. */
export function isUsedBeside(module: TerraformModule, address: string, except?: TerraformBlock): boolean {
  if (module.usersOf(address).some((user) => user.address !== except?.address)) return true;
  return module
    .mentioning(address)
    .some(
      (one) =>
        one.type === "locals" &&
        one.body.attributes.some((local) => referencesIn(local.expression).has(address)),
    );
}

/** True when the body refers to the address elsewhere than in this attribute. */
export function refersBeside(body: Body, address: string, except: Attribute): boolean {
  const attributes = body.attributes.filter((one) => one !== except && attribute(body, one.name) === one);
  return referencesOfBody({ ...body, attributes }).has(address);
}
