import {
  bakeFolder,
  type HclText,
  hclText,
  packerTemplate,
  type TemplateVariable,
} from "../../packer/scaffold.ts";
import { quote } from "../../syntax/hcl/strings.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import type { Edit } from "../rule.ts";
import { bakedMachine } from "./baked-machine.ts";
import type { CheckedCommand } from "./checked-downloads.ts";

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
  }: {
    readonly name: string;
    readonly deed: string;
    readonly commands: readonly (string | CheckedCommand)[];
  },
): (() => Edit) | undefined {
  const baked = bakedMachine(module, machine, undefined);
  const variables = commands.flatMap((one) => (typeof one === "string" ? [] : [variableFor(one)]));
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
        variables,
        texts: new Map(),
      }),
    }))
  );
}

function variableFor({ variable, description }: CheckedCommand): TemplateVariable {
  return { name: variable, type: "string", description, isSensitive: false };
}

function listOf(commands: readonly (string | CheckedCommand)[]): HclText {
  const written = commands.map((one) =>
    typeof one === "string"
      ? quote(one)
      : quote(one.text(REFERENCE)).replace(REFERENCE, () => `\${var.${one.variable}}`),
  );
  const [only] = written;
  if (written.length === 1 && only !== undefined) return hclText(`[${only}]`);
  return hclText(`[\n${written.map((command) => `  ${command},\n`).join("")}]`);
}

/** Stands for the variable while the command is put in quotes. */
const REFERENCE = "@@checksum@@";
