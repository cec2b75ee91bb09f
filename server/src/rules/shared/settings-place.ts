import type { TerraformBlock, TerraformModule } from "../../terraform/module.ts";

/** Where what is said of the whole module would be looked for; undefined where a part that cannot be read may say it. */
export function settingsPlace(module: TerraformModule): TerraformBlock | undefined {
  const settings = module.blocks("terraform");
  if (settings.some((one) => one.body.problems.length > 0)) return undefined;
  return settings[0] ?? module.blocks("provider")[0] ?? module.resources()[0];
}
