import type { PackerBlock, PackerTemplate } from "../../packer/template.ts";
import { expressionsOf } from "../../syntax/body.ts";
import { replace } from "../../syntax/edits.ts";
import type { Expression } from "../../syntax/nodes.ts";
import type { Fix } from "../rule.ts";
import { variableBlock, variableName } from "./packer-variables.ts";

/**
 * Puts a variable in the place of a data source that looks an image up. Not offered when something else of the
 * image is used (its name, its tags), for that would then speak of another image.
 */
export function pinData(template: PackerTemplate, data: PackerBlock, wanted: string): Fix[] {
  const [type, own = ""] = data.block.labels.map((label) => label.text);
  const uses: Expression[] = [];
  for (const one of template.allBlocks()) {
    if (one.block === data.block) continue;
    for (const expression of expressionsOf(one.body)) {
      if (expression.kind !== "traversal" || expression.root !== "data") continue;
      if (expression.steps[0] === type && expression.steps[1] === own) uses.push(expression);
    }
  }
  const areIds = uses.every((use) => use.kind === "traversal" && use.steps.slice(2).join(".") === "id");
  const lookups = template.blocks("data").filter((one) => one.block.labels[0]?.text === type);
  const name = variableName(template, wanted, [own], lookups.length > 1);
  if (uses.length === 0 || !areIds || name === undefined) return [];
  return [
    {
      title: `Take what the bake starts from from a variable, \`${name}\``,
      safe: false,
      effect: "next bake",
      edits: () => [
        replace(
          data.block,
          variableBlock(name, ["type        = string", 'description = "What the bake starts from"']),
        ),
        ...uses.map((use) => replace(use, `var.${name}`)),
      ],
    },
  ];
}
