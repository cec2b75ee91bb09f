import { asString, type Value } from "../eval/value.ts";
import { LAUNCH_TEMPLATE_USER_TYPES } from "../knowledge/compute.ts";
import { attribute, blocksAt, blocksOfType, dynamicBlocks, presence, sourceText } from "../syntax/body.ts";
import { setAttribute } from "../syntax/edits.ts";
import type { Block, Expression } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { referenceOf } from "../terraform/references.ts";
import type { Finding, Fix, Related, TerraformRule } from "./rule.ts";

export const launchTemplateLatest: TerraformRule = {
  id: "launch-template-latest",
  dialect: "terraform",
  category: "replacement",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Which version of the launch template runs is not in the code",
    reason: "The code does not say which image runs, so no plan shows a change and no revert goes back.",
    why: `\`$Latest\` and \`$Default\` (also what counts when \`version\` is missing) stand for a number that AWS looks up
when a machine starts. A new version of the template then changes nothing in the plan of the group: old and new machines
run side by side until chance replaces them, and an instance refresh never starts, because for Terraform the group did
not change. Name the version through the template's \`latest_version\`: it is still the newest, but a number, so a new
one shows in the plan, starts the refresh and can be rolled back to.`,
    bad: `resource "aws_launch_template" "web" {
  image_id = var.ami_id
}

resource "aws_autoscaling_group" "web" {
  min_size = 2
  max_size = 4

  launch_template {
    id      = aws_launch_template.web.id
    version = "$Latest"
  }

  instance_refresh {
    strategy = "Rolling"
  }
}
`,
    good: `resource "aws_launch_template" "web" {
  image_id = var.ami_id
}

resource "aws_autoscaling_group" "web" {
  min_size = 2
  max_size = 4

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }

  instance_refresh {
    strategy = "Rolling"
  }
}
`,
    exceptions: [
      "`version` is a number or refers to a template's `latest_version` or `default_version`.",
      "`version` is not known, or a dynamic block may set it.",
      "Fleets and other types that read the template once: only groups, node groups and instances are looked at.",
    ],
    links: [
      {
        title: "aws_autoscaling_group: instance_refresh",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
      },
      {
        title: "Use an instance refresh to update instances in an Auto Scaling group",
        url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html",
      },
    ],
  },
  *check(module) {
    for (const user of module.resources(...LAUNCH_TEMPLATE_USER_TYPES)) {
      for (const { specification, isCertain } of specifications(user)) {
        const finding = checkSpecification(module, user, specification, isCertain);
        if (finding) yield finding;
      }
    }
  },
};

interface Specification {
  readonly specification: Block;
  /** False for the content of a dynamic block, which may make nothing. */
  readonly isCertain: boolean;
}

function specifications(user: Resource): Specification[] {
  const { body } = user;
  const inMixedPolicy = blocksAt(body, ["mixed_instances_policy", "launch_template"]).flatMap((one) =>
    [one, ...blocksOfType(one.body, "override")].flatMap((each) =>
      blocksOfType(each.body, "launch_template_specification"),
    ),
  );
  const contents = dynamicBlocks(body, "launch_template").flatMap((one) => blocksOfType(one.body, "content"));
  return [
    ...[...blocksOfType(body, "launch_template"), ...inMixedPolicy].map((specification) => ({
      specification,
      isCertain: true,
    })),
    ...contents.map((specification) => ({ specification, isCertain: false })),
  ];
}

function checkSpecification(
  module: TerraformModule,
  user: Resource,
  specification: Block,
  isCertain: boolean,
): Finding | undefined {
  const written = attribute(specification.body, "version");
  const version = module.value(specification.body, "version");
  // A node group requires `version`, so there a missing one is an error of its own.
  const isMissing =
    !version &&
    isCertain &&
    user.resourceType !== "aws_eks_node_group" &&
    (written !== undefined || presence(specification.body, "version") === "absent");
  const alias = version && asString(version);
  if (!isMissing && alias !== "$Latest" && alias !== "$Default") return undefined;
  const refreshes = blocksOfType(user.body, "instance_refresh").length > 0;
  const template = version && version.hops.length > 0 ? undefined : launchTemplateOf(module, specification);
  return {
    at: written ?? { piece: specification.piece, range: specification.headerRange },
    subject: user,
    message: `${user.address} runs the ${alias === "$Latest" ? "latest" : "default"} version of its launch template, whichever that is${refreshes ? ", so its instance refresh never starts" : ""}`,
    ...(refreshes ? { severity: "error" } : {}),
    related: origins(version),
    fixes: template ? fixesFor(user, specification, template, alias) : [],
  };
}

/** The newest version first; where the default one was asked for, that one too. */
function fixesFor(user: Resource, specification: Block, template: string, alias: string | undefined): Fix[] {
  const refreshes = blocksOfType(user.body, "instance_refresh").length > 0;
  const isGroup = user.resourceType === "aws_autoscaling_group";
  const fix = (which: "latest" | "default"): Fix => ({
    title: `Name the template's ${which} version by its number`,
    safe: false,
    effect: isGroup && !refreshes ? "in place" : "replaces",
    edits: () =>
      setAttribute(specification, "version", `${template}.${which}_version`, idOf(specification)?.name),
  });
  return alias === "$Latest" ? [fix("latest")] : [fix("latest"), fix("default")];
}

function origins(value: Value | undefined): Related[] {
  return (value?.hops ?? []).map((hop) => ({ at: hop.span, message: `\`${hop.name}\` gets its value here` }));
}

/** `aws_launch_template.web[0]`; undefined when the template is not one of this module. */
function launchTemplateOf(module: TerraformModule, specification: Block): string | undefined {
  const id = idOf(specification);
  const expression = id && unwrapped(id.expression);
  const template = expression && templateOf(expression);
  if (!template || !module.resource(template)) return undefined;
  return sourceText(expression).replace(/\.(?:id|name)$/, "");
}

function idOf(specification: Block): ReturnType<typeof attribute> {
  return ID_NAMES.map((name) => attribute(specification.body, name)).find((one) => one !== undefined);
}

/** The `x` of `"${x}"`. */
function unwrapped(expression: Expression): Expression {
  const part = expression.kind === "template" && expression.parts.length === 1 && expression.parts[0];
  return part && part.kind === "interpolation" ? part.expression : expression;
}

/** The template whose `id` or `name` this is, with or without an index. */
function templateOf(expression: Expression): string | undefined {
  if (expression.kind === "traversal") {
    const [, attributeName, ...more] = expression.steps;
    const isId = attributeName === "id" || attributeName === "name";
    return isId && more.length === 0 ? launchTemplate(expression) : undefined;
  }
  if (expression.kind !== "access" || (expression.name !== "id" && expression.name !== "name"))
    return undefined;
  const { operand } = expression;
  return operand.kind === "index" &&
    operand.operand.kind === "traversal" &&
    operand.operand.steps.length === 1
    ? launchTemplate(operand.operand)
    : undefined;
}

function launchTemplate(expression: Extract<Expression, { kind: "traversal" }>): string | undefined {
  return expression.root === "aws_launch_template"
    ? referenceOf(expression.root, expression.steps)
    : undefined;
}

const ID_NAMES = ["id", "launch_template_id", "name", "launch_template_name"];
