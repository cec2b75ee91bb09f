import { attribute, block, blocksOfType } from "../syntax/body.ts";
import type { Attribute, Block, Expression } from "../syntax/nodes.ts";
import type { Resource, TerraformBlock, TerraformModule } from "./module.ts";

/** An entry of `required_providers`. */
export interface RequiredProvider {
  readonly name: string;
  readonly entry: Attribute;
  /** The `terraform` block it stands in. */
  readonly settings: TerraformBlock;
}

/** What `required_providers` lists, by the name the module calls each provider. */
export function requiredProviders(module: TerraformModule): Map<string, RequiredProvider> {
  const found = new Map<string, RequiredProvider>();
  for (const settings of module.blocks("terraform")) {
    for (const providers of blocksOfType(settings.body, "required_providers"))
      for (const entry of providers.body.attributes)
        found.set(entry.name, { name: entry.name, entry, settings });
  }
  return found;
}

/** The first `required_providers` block, and the first `terraform` block where there is none. */
export function providerSettings(module: TerraformModule): {
  readonly list?: Block;
  readonly settings?: Block;
} {
  const all = module.blocks("terraform");
  const list = all.flatMap((one) => blocksOfType(one.body, "required_providers"))[0];
  const settings = all[0]?.block;
  return { ...(list ? { list } : {}), ...(settings ? { settings } : {}) };
}

/** By the providers' names: the block that configures each, else the first that needs it. */
export function usedProviders(module: TerraformModule): Map<string, TerraformBlock> {
  const users = new Map<string, TerraformBlock>();
  const add = (name: string, user: TerraformBlock): void => {
    if (name !== "" && !users.has(name)) users.set(name, user);
  };
  for (const one of module.blocks("provider")) add(one.block.labels[0]?.text ?? "", one);
  for (const one of [...module.resources(), ...module.dataSources()]) {
    const name = module.fact(providerOf, one, () => providerOf(one));
    if (!users.has(name) && module.mayExist(one)) add(name, one);
  }
  return users;
}

/** True for a module that is applied by itself: it says where its state is, or configures providers. */
export function isRoot(module: TerraformModule): boolean {
  return (
    module.blocks("provider").length > 0 ||
    module.blocks("terraform").some(({ body }) => block(body, "backend") || block(body, "cloud"))
  );
}

/** What the module calls the provider of a resource. */
function providerOf(resource: Resource): string {
  const meta = resource.block.piece.text.includes("provider")
    ? attribute(resource.body, "provider")
    : undefined;
  const named = meta && rootName(meta.expression);
  return named ?? resource.resourceType.split("_")[0] ?? "";
}

/** `aws` of `aws`, `aws.west` and the quoted forms of old. */
function rootName(expression: Expression): string | undefined {
  switch (expression.kind) {
    case "traversal":
      return expression.root;
    case "literal":
      return typeof expression.value === "string" ? expression.value.split(".")[0] : undefined;
    case "access":
    case "index":
      return rootName(expression.operand);
    default:
      return undefined;
  }
}
