import { asBoolean, asString } from "../../eval/value.ts";
import { attribute, block, sourceText } from "../../syntax/body.ts";
import { addBlock, innerIndent, remove, removeAll, replace, type SpanEdit } from "../../syntax/edits.ts";
import type { Attribute, Expression } from "../../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import { refersBeside } from "../../terraform/users.ts";
import { ownOrder } from "./create-before-destroy.ts";

/**
 * The edits that make a launch template of a launch configuration and let its groups use it. Undefined where the
 * template would not certainly make the same machines, or something else needs the configuration.
 */
export function toLaunchTemplate(
  module: TerraformModule,
  configuration: Resource,
): (() => SpanEdit[]) | undefined {
  const groups = groupsOf(module, configuration);
  const template = groups && templateOf(module, configuration);
  if (!groups || !template) return undefined;
  return () => [
    ...template(),
    ...groups.flatMap(({ group, name }) => [
      ...remove(name, group.body),
      addBlock(group.block, [
        "launch_template {",
        `  id      = aws_launch_template.${configuration.name}.id`,
        `  version = aws_launch_template.${configuration.name}.latest_version`,
        "}",
      ]),
    ]),
  ];
}

interface Use {
  readonly group: Resource;
  readonly name: Attribute;
}

/** The groups that use it, if nothing else does and each can be rewritten. */
function groupsOf(module: TerraformModule, configuration: Resource): Use[] | undefined {
  const { address } = configuration;
  // A local may lead anywhere.
  if (module.mentioning(address).some((one) => one.type === "locals")) return undefined;
  const uses: Use[] = [];
  for (const user of module.usersOf(address)) {
    const group = user as Resource;
    if (user.type !== "resource" || group.resourceType !== "aws_autoscaling_group") return undefined;
    const name = attribute(group.body, "launch_configuration");
    if (!name || refersBeside(group.body, address, name) || !isNameOf(name.expression, configuration))
      return undefined;
    if (name.piece !== group.block.piece || isLast(group, name)) return undefined;
    uses.push({ group, name });
  }
  return uses;
}

function isNameOf(expression: Expression, configuration: Resource): boolean {
  const inner = unwrapped(expression);
  const [name, step, ...more] = inner.kind === "traversal" ? inner.steps : [];
  return name === configuration.name && (step === "name" || step === "id") && more.length === 0;
}

/** How the lines of the configuration's body change. */
interface Line {
  readonly attribute: Attribute;
  /** Undefined when the attribute goes. */
  readonly name: string | undefined;
  readonly edits: readonly SpanEdit[];
  /** False when a value over several lines keeps `fmt` from aligning it. */
  readonly aligns: boolean;
}

function templateOf(module: TerraformModule, configuration: Resource): (() => SpanEdit[]) | undefined {
  const { body } = configuration;
  const [label] = configuration.block.labels;
  const isSimple =
    configuration.pieces.length === 1 &&
    body.problems.length === 0 &&
    body.blocks.every((one) => KEPT_BLOCKS.has(one.type)) &&
    ownOrder(module, configuration) === true &&
    block(body, "lifecycle")?.body.attributes.length === 1 &&
    !module.resource(`aws_launch_template.${configuration.name}`);
  if (!label || !isSimple) return undefined;
  const lines: Line[] = [];
  for (const one of body.attributes) {
    const line = lineOf(module, one);
    if (!line) return undefined;
    lines.push(line);
  }
  const gone = lines.filter((one) => one.name === undefined).map((one) => one.attribute);
  const added = addedBlocks(module, configuration);
  if (!added || gone.some((one) => isLast(configuration, one) || hasCommentBehind(one))) return undefined;
  return () => [
    replace(label, '"aws_launch_template"'),
    ...removeAll(gone),
    ...alignedNames(lines),
    ...lines.flatMap((one) => one.edits),
    addBlock(configuration.block, added),
  ];
}

function lineOf(module: TerraformModule, written: Attribute): Line | undefined {
  const { name, expression } = written;
  const isOneLine = !sourceText(expression).includes("\n");
  const aligns = isOneLine || sourceText(expression).startsWith("<<");
  const line = { attribute: written, name, edits: [], aligns };
  if (KEPT.has(name)) return line;
  if (MOVED.has(name)) return isOneLine ? { ...line, name: undefined } : undefined;
  if (name === "security_groups") return { ...line, name: "vpc_security_group_ids" };
  if (name === "user_data_base64") return { ...line, name: "user_data" };
  if (name !== "user_data" || !isCertainlyText(module, expression)) return undefined;
  const isHeredoc = !isOneLine && aligns;
  const close = isHeredoc ? `\n${innerIndent(blockAround(written))})` : ")";
  const { piece, range } = expression;
  const edits = [
    replace({ piece, range: { start: range.start, end: range.start } }, "base64encode("),
    replace({ piece, range: { start: range.end, end: range.end } }, close),
  ];
  return { ...line, edits, aligns: isOneLine };
}

/** A template takes its script encoded, and null cannot be. */
function isCertainlyText(module: TerraformModule, expression: Expression): boolean {
  const value = module.evaluate(expression);
  if (value.kind !== "unknown") return asString(value) !== undefined && value.hops.length === 0;
  switch (expression.kind) {
    case "template":
      return expression.parts.some((part) => part.kind === "text");
    case "call":
      return TEXT_FUNCTIONS.has(expression.name);
    case "traversal":
      return expression.root === "data" && expression.steps.at(-1) === "rendered";
    default:
      return false;
  }
}

/** What a template says in blocks. Detailed monitoring is on in a configuration unless it says otherwise. */
function addedBlocks(module: TerraformModule, configuration: Resource): string[] | undefined {
  const { body } = configuration;
  const monitoring = attribute(body, "enable_monitoring");
  const enabled = monitoring ? module.value(body, "enable_monitoring") : undefined;
  if (monitoring && (!enabled || asBoolean(enabled) === undefined)) return undefined;
  const lines = [
    "monitoring {",
    `  enabled = ${monitoring ? sourceText(monitoring.expression) : "true"}`,
    "}",
  ];
  const profile = attribute(body, "iam_instance_profile");
  if (!profile) return lines;
  const by = profileBy(module, profile.expression);
  return by && ["iam_instance_profile {", `  ${by} = ${sourceText(profile.expression)}`, "}", "", ...lines];
}

/** A configuration takes a profile's name or its ARN; a template wants to know which. */
function profileBy(module: TerraformModule, expression: Expression): "name" | "arn" | undefined {
  const inner = unwrapped(expression);
  if (inner.kind === "traversal" && inner.root === "aws_iam_instance_profile" && inner.steps.length === 2) {
    const [, step] = inner.steps;
    return step === "arn" ? "arn" : step === "name" || step === "id" ? "name" : undefined;
  }
  const value = module.evaluate(expression);
  if (value.hops.length > 0) return undefined;
  const text = asString(value) ?? "";
  if (text === "") return undefined;
  return text.startsWith("arn:") ? "arn" : "name";
}

/** The names of what stays, aligned as `fmt` would when the rest has gone. */
function alignedNames(lines: readonly Line[]): SpanEdit[] {
  const groups: Line[][] = [];
  let previous: Line | undefined;
  for (const line of lines) {
    const isNext = previous !== undefined && isOnNextLine(previous.attribute, line.attribute);
    if (!isNext) groups.push([]);
    if (line.name !== undefined) {
      if (line.aligns) groups.at(-1)?.push(line);
      else groups.push([line], []);
    }
    previous = line;
  }
  return groups.flatMap((group) => {
    const width = Math.max(0, ...group.map((one) => one.name?.length ?? 0));
    return group.map(({ attribute: { piece, nameRange, expression }, name = "" }) =>
      replace(
        { piece, range: { start: nameRange.start, end: expression.range.start } },
        `${name.padEnd(width)} = `,
      ),
    );
  });
}

function isOnNextLine(upper: Attribute, lower: Attribute): boolean {
  return upper.piece.text.slice(upper.range.end, lower.range.start).split("\n").length === 2;
}

function isLast(resource: Resource, item: Attribute): boolean {
  return [...resource.body.attributes, ...resource.body.blocks].every(
    (one) => one.range.start <= item.range.start,
  );
}

function hasCommentBehind({ piece, range }: Attribute): boolean {
  return /^[^\r\n]*(?:#|\/\/|\/\*)/.test(piece.text.slice(range.end));
}

function blockAround({ piece }: Attribute): Resource["block"] {
  if (piece.item?.kind !== "block") throw new Error("an attribute of a resource stands in a block");
  return piece.item;
}

/** The `x` of `"${x}"`. */
function unwrapped(expression: Expression): Expression {
  const part = expression.kind === "template" && expression.parts.length === 1 && expression.parts[0];
  return part && part.kind === "interpolation" ? part.expression : expression;
}

const KEPT: ReadonlySet<string> = new Set([
  "depends_on",
  "ebs_optimized",
  "image_id",
  "instance_type",
  "key_name",
  "name",
  "name_prefix",
  "provider",
]);
const MOVED: ReadonlySet<string> = new Set(["enable_monitoring", "iam_instance_profile"]);
const KEPT_BLOCKS: ReadonlySet<string> = new Set(["lifecycle", "metadata_options"]);
const TEXT_FUNCTIONS: ReadonlySet<string> = new Set(["file", "format", "join", "templatefile"]);
