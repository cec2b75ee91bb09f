import { attribute, blocksAt } from "../syntax/body.ts";
import type { Attribute, Body, Expression, TemplateExpression } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { localExpression } from "../terraform/provisioners.ts";
import { MACHINE_GROUP_TYPES, MACHINE_TEMPLATE_TYPES, MACHINE_TYPES } from "./compute.ts";
import { writtenObjects } from "./instance-metadata.ts";

/** A script or cloud-config that a machine runs at its first start. */
export interface BootScript {
  readonly owner: Resource;
  readonly attribute: Attribute;
  readonly expression: Expression;
}

/** Every script the module gives a machine, or a part it is put together from. */
export function bootScripts(module: TerraformModule): BootScript[] {
  return [
    ...module.resources(...OWNER_TYPES).flatMap(scriptsOf),
    ...module
      .dataSources(...PART_TYPES)
      .flatMap((owner) =>
        blocksAt(owner.body, ["part"]).flatMap((part) => scriptAt(owner, part.body, "content")),
      ),
  ];
}

/** The text of a script as far as it is known, what is filled in left out; empty when nothing is. */
export function scriptText(module: TerraformModule, expression: Expression, depth = 0): string {
  const again = (inner: Expression): string => scriptText(module, inner, depth + 1);
  if (depth > 10) return "";
  switch (expression.kind) {
    case "parentheses":
      return again(expression.inner);
    case "call":
      if (PASSING_ON.has(expression.name)) return expression.arguments.map(again).join("\n");
      break;
    case "tuple":
      return expression.items.map(again).join("\n");
    case "traversal": {
      if (expression.root !== "local" || expression.steps.length !== 1) break;
      const local = localExpression(module, expression.steps[0] ?? "");
      if (local) return again(local);
    }
  }
  const value = module.evaluate(expression);
  if (value.kind === "string") return value.value;
  return expression.kind === "template" ? filledIn(module, expression, depth) : "";
}

/** A template of nothing but what is filled in is that; of any other the texts between are known. */
function filledIn(module: TerraformModule, { parts }: TemplateExpression, depth: number): string {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === "interpolation")
    return scriptText(module, only.expression, depth + 1);
  return parts.map((part) => (part.kind === "text" ? part.text : FILLED_IN)).join("");
}

function scriptsOf(owner: Resource): BootScript[] {
  const bodies = [owner.body, ...NESTED.flatMap((path) => blocksAt(owner.body, path).map((one) => one.body))];
  const direct = bodies.flatMap((body) => ATTRIBUTES.flatMap((name) => scriptAt(owner, body, name)));
  const maps = bodies.flatMap((body) => attribute(body, "metadata") ?? []);
  const entries = maps.flatMap((map) =>
    writtenObjects(map.expression).flatMap((object) =>
      object.items
        .filter((item) => METADATA_KEYS.has(item.name ?? ""))
        .map((item) => ({ owner, attribute: map, expression: item.value })),
    ),
  );
  return [...direct, ...entries];
}

function scriptAt(owner: Resource, body: Body, name: string): BootScript[] {
  const found = attribute(body, name);
  return found ? [{ owner, attribute: found, expression: found.expression }] : [];
}

/** Stands where something is filled in, so that what is around it is not read as one word. */
const FILLED_IN = "\0";

/** Sources: the registries' pages of the machines. */
const ATTRIBUTES = [
  "user_data",
  "user_data_base64",
  "user_data_raw",
  "custom_data",
  "cloud_init",
  "metadata_startup_script",
];
const NESTED = [["os_profile"], ["metadata"], ["launch_specification"], ["instance_template"]];
const METADATA_KEYS: ReadonlySet<string> = new Set(["user-data", "user_data", "startup-script"]);
const OWNER_TYPES = [
  ...MACHINE_TYPES,
  ...MACHINE_TEMPLATE_TYPES,
  ...MACHINE_GROUP_TYPES,
  "libvirt_cloudinit_disk",
];
const PART_TYPES = ["cloudinit_config", "template_cloudinit_config"];
/** Functions that leave what a script says as it is. */
const PASSING_ON: ReadonlySet<string> = new Set(["base64encode", "base64gzip", "chomp", "join", "trimspace"]);
