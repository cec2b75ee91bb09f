import { asString } from "../eval/value.ts";
import { MACHINE_TYPES } from "../knowledge/compute.ts";
import { isSeldomReplaced, REPLACEABLE, uniqueNameOf } from "../knowledge/replacement.ts";
import { attribute, walk } from "../syntax/body.ts";
import type { Attribute, Expression } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, Related, Severity, TerraformRule } from "./rule.ts";
import { dependentsWithOrder, ownOrder, writtenOrder } from "./shared/create-before-destroy.ts";
import { hasSteadyValue, prefixFor, toPrefix } from "./shared/name-prefix.ts";

export const cbdNameCollision: TerraformRule = {
  id: "cbd-name-collision",
  dialect: "terraform",
  category: "replacement",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The new one cannot be created beside the old one of the same name",
    reason: "The apply that should replace it fails, because its name is still taken.",
    why: `With \`create_before_destroy = true\` the old and the new one exist side by side for a while. A name that must
be unique and that is the same for both makes the provider refuse the second one, so the first change that replaces the
resource fails half-way through the apply. The setting may be the resource's own, or come from something that depends on
it: Terraform then creates first everything the dependent needs. Give the name a unique end: with \`name_prefix\` the
provider adds one, or put into the name what changes with each replacement, such as a template's version.`,
    bad: `resource "aws_launch_configuration" "web" {
  name          = "web"
  image_id      = var.ami_id
  instance_type = "t3.small"

  lifecycle {
    create_before_destroy = true
  }
}
`,
    good: `resource "aws_launch_configuration" "web" {
  name_prefix   = "web-"
  image_id      = var.ami_id
  instance_type = "t3.small"

  lifecycle {
    create_before_destroy = true
  }
}
`,
    exceptions: [
      "The name holds something of another resource, of a data source or of a file, which may change with the replacement.",
      "A variable in the name is called after a version, a hash, a colour or the like: whoever passes it makes the name unique.",
      "The name or the order is not known, or the name may be null.",
      "Information only where hardly anything but a new name replaces the resource (roles, instance profiles, Auto Scaling groups, subnet groups), or where the order comes from a dependent and few changes replace the resource.",
    ],
    links: [
      {
        title: "Terraform: the lifecycle meta-argument",
        url: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
      },
      {
        title: "aws_launch_configuration: name_prefix",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_configuration",
      },
    ],
  },
  *check(module) {
    for (const resource of module.resources()) {
      const unique = uniqueNameOf(resource.resourceType);
      const name = unique && attribute(resource.body, unique.attribute);
      if (!name || !isFixed(module, name.expression)) continue;
      const order = orderOf(module, resource);
      if (order) yield finding(module, resource, name, order);
    }
  },
};

/** Where it is said that the resource is created first. */
interface Order {
  readonly setting: Attribute;
  /** The resource that needs it first; undefined when it says so itself. */
  readonly dependent?: Resource;
}

function orderOf(module: TerraformModule, resource: Resource): Order | undefined {
  const own = writtenOrder(resource);
  if (own && ownOrder(module, resource) === true) return { setting: own };
  for (const dependent of dependentsWithOrder(module, resource)) {
    const setting = writtenOrder(dependent);
    if (setting && ownOrder(module, dependent) === true && module.mayExist(dependent))
      return { setting, dependent };
  }
  return undefined;
}

function finding(module: TerraformModule, resource: Resource, name: Attribute, order: Order): Finding {
  return {
    at: name,
    subject: resource,
    message: `A replacement of ${resource.address} is created while the old one still has its ${name.name}, and cannot have the same`,
    severity: severityOf(resource.resourceType, order),
    related: [relatedTo(order)],
    fixes: () => [...fixesFor(module, resource, name)],
  };
}

function relatedTo({ setting, dependent }: Order): Related {
  const message = dependent
    ? `${dependent.address} needs it and is created first, so this one is too`
    : "The new one is created before the old one goes";
  return { at: setting, message };
}

function severityOf(resourceType: string, { dependent }: Order): Severity {
  if (isSeldomReplaced(resourceType)) return "information";
  const entry = REPLACEABLE[resourceType];
  const isMachine = MACHINE_TYPES.has(resourceType);
  if (isMachine || entry?.severity === "warning") return "error";
  const takesPrefix = uniqueNameOf(resourceType)?.prefix !== undefined;
  return takesPrefix && !dependent ? "error" : "information";
}

function* fixesFor(module: TerraformModule, resource: Resource, name: Attribute): Generator<Fix> {
  const prefix = uniqueNameOf(resource.resourceType)?.prefix;
  if (!prefix || attribute(resource.body, prefix.attribute)) return;
  const beginning = prefixFor(name, module.value(resource.body, name.name), prefix.longest);
  if (beginning === undefined) return;
  yield {
    title: "Let the provider make the name unique",
    safe: false,
    effect: "replaces",
    edits: () => toPrefix(resource, name, prefix.attribute, beginning),
  };
}

function isFixed(module: TerraformModule, name: Expression): boolean {
  return (
    isCertainlySet(module, name, 0) &&
    hasSteadyValue(module, name) &&
    !mayFollowReplacement(module, name, new Set())
  );
}

/** True when there is a name, even when its text is not known. */
function isCertainlySet(module: TerraformModule, name: Expression, depth: number): boolean {
  const value = module.evaluate(name);
  if (value.kind !== "unknown") return (asString(value) ?? "") !== "";
  if (depth > 10) return false;
  const again = (inner: Expression): boolean => isCertainlySet(module, inner, depth + 1);
  switch (name.kind) {
    case "parentheses":
      return again(name.inner);
    case "template":
      return name.parts.some((part) => part.kind === "text" && part.text.trim() !== "");
    case "conditional":
      return again(name.whenTrue) && again(name.whenFalse);
    case "call":
      return MAKING_TEXT.has(name.name);
    case "traversal": {
      if (name.root === "each") return name.steps[0] === "key";
      const definition = localDefinitions(module, name)[0];
      return definition !== undefined && again(definition);
    }
    default:
      return false;
  }
}

/** True when the name holds something that whoever writes or passes it may change with each replacement. */
function mayFollowReplacement(module: TerraformModule, name: Expression, seen: Set<Expression>): boolean {
  for (const part of walk(name)) {
    if (part.kind === "call" && READING_FILES.has(part.name)) return true;
    if (part.kind !== "traversal") continue;
    if (part.root === "data") return true;
    if (part.steps.some((step) => LIKE_A_VERSION.test(step))) return true;
    for (const definition of localDefinitions(module, part)) {
      if (seen.has(definition)) continue;
      seen.add(definition);
      if (mayFollowReplacement(module, definition, seen)) return true;
    }
  }
  return false;
}

function localDefinitions(module: TerraformModule, name: Expression): Expression[] {
  if (name.kind !== "traversal" || name.root !== "local" || name.steps.length !== 1) return [];
  const [local = ""] = name.steps;
  return module.blocks("locals").flatMap((locals) => attribute(locals.body, local)?.expression ?? []);
}

/** Functions that fail rather than make null. */
const MAKING_TEXT: ReadonlySet<string> = new Set([
  "format",
  "join",
  "lower",
  "replace",
  "substr",
  "title",
  "trim",
  "trimprefix",
  "trimspace",
  "trimsuffix",
  "upper",
]);
const READING_FILES: ReadonlySet<string> = new Set(["file", "templatefile", "jsondecode", "yamldecode"]);
const LIKE_A_VERSION =
  /(?:^|[-_])(?:version|release|revision|build|commit|sha\d*|hash|digest|suffix|serial|generation|unique|random|timestamp|date|colou?r|slot|ami|image|tag|port|protocol)(?:[-_]|$)/i;
