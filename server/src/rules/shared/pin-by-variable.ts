import { IMAGE_LOOKUPS, type ImageLookup } from "../../knowledge/image-lookups.ts";
import { attribute, childrenOf, sourceText } from "../../syntax/body.ts";
import { replace, type SpanEdit } from "../../syntax/edits.ts";
import type { Body, Expression } from "../../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import { referenceOf } from "../../terraform/references.ts";
import type { Fix } from "../rule.ts";

/**
 * Puts a variable in the place of a lookup, and the variable where its image is used. Not offered when
 * something else of the lookup is used (its name, its size), for that would then speak of another image.
 */
export function pinByVariable(module: TerraformModule, data: Resource, lookup: ImageLookup): Fix[] {
  if (attribute(data.body, "count") || attribute(data.body, "for_each")) return [];
  const uses = usesOf(module, data);
  const picks = new Set(uses.map((use) => sourceText(use).slice(data.address.length)));
  if (uses.length === 0 || picks.size !== 1 || ![...picks].every((pick) => lookup.picks.test(pick)))
    return [];
  const name = variableName(module, data, lookup);
  if (module.blocks("variable").some((one) => one.block.labels[0]?.text === name)) return [];
  return [
    {
      title: `Take the image from a variable, ${name}: with the id that runs today nothing is replaced`,
      safe: false,
      effect: "replaces",
      edits: (): SpanEdit[] => [
        replace(data.block, variableBlock(name)),
        ...uses.map((use) => replace(use, `var.${name}`)),
      ],
    },
  ];
}

/** Lookups of several providers may have one name; then the provider's stands before it. */
function variableName(module: TerraformModule, data: Resource, lookup: ImageLookup): string {
  const name = shortName(data, lookup);
  const others = module.dataSources(...Object.keys(IMAGE_LOOKUPS)).filter((other) => {
    const its = IMAGE_LOOKUPS[other.resourceType];
    return its && other.address !== data.address && shortName(other, its) === name;
  });
  if (others.length === 0) return name;
  const provider = (one: Resource): string => one.resourceType.split("_")[0] ?? "";
  const isAlone = others.every((other) => provider(other) !== provider(data));
  return `${isAlone ? provider(data) : data.resourceType}_${name}`;
}

/** `base_ami_id` for a lookup named `base`, `base_image_id` for one named `base_image`. */
function shortName(data: Resource, { noun }: ImageLookup): string {
  const name = data.name.replaceAll("-", "_");
  const [thing = noun, ...rest] = noun.split("_");
  if (name === "this" || name === thing) return noun;
  return [name, ...(name.split("_").includes(thing) ? rest : [noun])].join("_");
}

function variableBlock(name: string): string {
  return [
    `variable "${name}" {`,
    `  description = "The image to run; a new one replaces what runs"`,
    "  type        = string",
    "}",
  ].join("\n");
}

/** The outermost expressions that are the data source and what is taken from it. */
function usesOf(module: TerraformModule, data: Resource): Expression[] {
  const uses: Expression[] = [];
  for (const one of module.mentioning(data.address)) {
    if (one.address === data.address || !USERS.has(one.type)) continue;
    collect(one.body, data.address, uses);
  }
  return uses;
}

function collect(body: Body, address: string, uses: Expression[]): void {
  for (const one of body.attributes) collectFrom(one.expression, address, uses);
  for (const one of body.blocks) collect(one.body, address, uses);
}

function collectFrom(expression: Expression, address: string, uses: Expression[]): void {
  if (isTakenFrom(expression, address)) uses.push(expression);
  else for (const child of childrenOf(expression)) collectFrom(child, address, uses);
}

/** True for the data source itself, an attribute of it, and any index or attribute of that. */
function isTakenFrom(expression: Expression, address: string): boolean {
  switch (expression.kind) {
    case "traversal":
      return referenceOf(expression.root, expression.steps) === address;
    case "access":
    case "index":
    case "splat":
      return isTakenFrom(expression.operand, address);
    default:
      return false;
  }
}

const USERS: ReadonlySet<string> = new Set([
  "resource",
  "data",
  "ephemeral",
  "locals",
  "output",
  "module",
  "provider",
  "variable",
  "check",
]);
