import { bakeFolder, type HclText, hclText, packerTemplate } from "../../packer/scaffold.ts";
import { quote } from "../../syntax/hcl/strings.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import type { Edit } from "../rule.ts";
import { bakedMachine } from "./baked-machine.ts";

/**
 * A new Packer template that runs commands on what the machine is made from. Undefined for machines of a platform we
 * have no builder for.
 * @param deed what it bakes, to go on from "Bakes".
 */
export function shellTemplate(
  module: TerraformModule,
  machine: Resource,
  {
    name,
    deed,
    commands,
  }: { readonly name: string; readonly deed: string; readonly commands: readonly string[] },
): (() => Edit) | undefined {
  const baked = bakedMachine(module, machine, undefined);
  return (
    baked &&
    (() => ({
      newFile: `${bakeFolder(name)}/${name}.pkr.hcl`,
      text: packerTemplate({
        ...baked,
        name,
        origin: machine.address,
        deed,
        steps: [{ type: "shell", comments: [], settings: [{ name: "inline", value: listOf(commands) }] }],
        variables: [],
        texts: new Map(),
      }),
    }))
  );
}

function listOf(commands: readonly string[]): HclText {
  const [only] = commands;
  if (commands.length === 1 && only !== undefined) return hclText(`[${quote(only)}]`);
  return hclText(`[\n${commands.map((command) => `  ${quote(command)},\n`).join("")}]`);
}
