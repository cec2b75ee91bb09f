import { attribute, walk } from "../../syntax/body.ts";
import type { Attribute, Expression } from "../../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";

/**
 * The attribute by which a group's name changes with what its machines are made from: it holds the version or
 * id of a launch template, or the name of a launch configuration (which is replaced at each change).
 */
export function nameThatFollowsTemplate(module: TerraformModule, group: Resource): Attribute | undefined {
  return ["name", "name_prefix"]
    .map((name) => attribute(group.body, name))
    .find((written) => written && follows(module, written.expression, new Set()));
}

/** Through locals too. */
function follows(module: TerraformModule, expression: Expression, seen: Set<string>): boolean {
  for (const part of walk(expression)) {
    if (part.kind === "access" && VERSIONS.has(part.name) && isTemplate(part.operand)) return true;
    if (part.kind !== "traversal") continue;
    const [name = "", ...steps] = part.steps;
    if (part.root === "aws_launch_template" && steps.some((step) => VERSIONS.has(step))) return true;
    if (part.root === "aws_launch_configuration") return true;
    if (part.root !== "local" || seen.has(name)) continue;
    seen.add(name);
    for (const locals of module.blocks("locals")) {
      const local = attribute(locals.body, name);
      if (local && follows(module, local.expression, seen)) return true;
    }
  }
  return false;
}

function isTemplate(operand: Expression): boolean {
  return (
    operand.kind === "index" &&
    operand.operand.kind === "traversal" &&
    operand.operand.root === "aws_launch_template"
  );
}

const VERSIONS: ReadonlySet<string> = new Set(["latest_version", "default_version", "id", "arn"]);
