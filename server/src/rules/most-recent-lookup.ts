import { asBoolean, asString, type Value } from "../eval/value.ts";
import { isCompute } from "../knowledge/compute.ts";
import { hides, imagePathsOf } from "../knowledge/image-attributes.ts";
import { BUILD_MARK, BUILD_TAG, IMAGE_LOOKUPS, type ImageLookup } from "../knowledge/image-lookups.ts";
import { attribute, block, blocksOfType } from "../syntax/body.ts";
import type { Body, Expression, Span } from "../syntax/nodes.ts";
import { ignoredChanges } from "../terraform/lifecycle.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { resourcesUsing } from "../terraform/users-everywhere.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { pinByVariable } from "./shared/pin-by-variable.ts";

export const mostRecentLookup: TerraformRule = {
  id: "most-recent-lookup",
  dialect: "terraform",
  category: "image",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The image is whatever is the newest at the next plan",
    reason: "Tomorrow the same code picks another image, and no commit says which one ran.",
    why: `A lookup for the newest image gives another answer as soon as somebody publishes one. The same commit then
makes different machines today and tomorrow, a plan for something else replaces machines nobody meant to touch, and going
back to the last commit does not bring back the last image. Name the image: bake it, write its id where the code reads it
from (a variable in a vars file under version control), and roll out a new one by changing that value. The fix puts a
variable in the lookup's place; given the id that runs today it changes nothing, given another it replaces the machines.`,
    bad: `data "aws_ami" "base" {
  most_recent = true
  owners      = ["self"]

  filter {
    name   = "name"
    values = ["base-*"]
  }
}

resource "aws_instance" "web" {
  ami           = data.aws_ami.base.id
  instance_type = "t3.small"
}
`,
    good: `variable "base_ami_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "aws_instance" "web" {
  ami           = var.base_ami_id
  instance_type = "t3.small"
}
`,
    exceptions: [
      "No machine, template or group of the module, or of the modules it calls, uses the result.",
      "The lookup names one build: its name (or image id) is exact, without a wildcard. Where names are given anew for each build (OpenStack, Hetzner Cloud and others) the name must hold a date, a version or a commit.",
      "The name is not known.",
      'A lookup among your own images (`owners = ["self"]`) that filters by a version or commit tag is information only.',
      "All machines that use it ignore changes of their image: then ignore-changes-image speaks, and this is information only.",
    ],
    links: [
      {
        title: "aws_ami: most_recent",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ami",
      },
      {
        title: "Image families on Compute Engine",
        url: "https://cloud.google.com/compute/docs/images/image-families-best-practices",
      },
    ],
  },
  *check(module) {
    for (const data of module.dataSources(...Object.keys(IMAGE_LOOKUPS))) {
      const lookup = IMAGE_LOOKUPS[data.resourceType];
      const at = lookup && newestMark(module, data, lookup);
      if (!at || isExact(module, data, lookup)) continue;
      const machines = fedMachines(module, data);
      if (machines.length > 0) yield finding(module, data, lookup, at, machines);
    }
  },
};

function finding(
  module: TerraformModule,
  data: Resource,
  lookup: ImageLookup,
  at: Span,
  machines: readonly Resource[],
): Finding {
  const first = machines[0]?.address ?? "";
  const others = machines.length > 1 ? ` and ${machines.length - 1} more` : "";
  const isSoft = machines.every(ignoresImage) || isOwnBuild(module, data);
  return {
    at,
    subject: data,
    message: `${first}${others} get${others === "" ? "s" : ""} another image as soon as a newer one is published`,
    ...(isSoft ? { severity: "information" } : {}),
    related: machines.slice(0, 5).map((one) => ({ at: one.header, message: "This follows the lookup" })),
    fixes: () => pinByVariable(module, data, lookup),
  };
}

/** Where the data source says that it takes the newest; undefined when it does not, or when that is not known. */
function newestMark(module: TerraformModule, data: Resource, lookup: ImageLookup): Span | undefined {
  const { newest } = lookup;
  if (newest.kind === "always") return data.header;
  const written = attribute(data.body, newest.attribute);
  if (!written) {
    const nested = newest.kind === "set" ? block(data.body, newest.attribute) : undefined;
    return nested && { piece: nested.piece, range: nested.headerRange };
  }
  const value = module.value(data.body, newest.attribute);
  if (!value) return undefined;
  const isNewest =
    newest.kind === "set" ||
    (newest.kind === "flag" ? asBoolean(value) === true : newest.values.includes(asString(value) ?? ""));
  if (!isNewest) return undefined;
  return written.piece.text.slice(written.range.start, written.range.end).includes("\n")
    ? data.header
    : written;
}

/** The lookup names one build, or how it names it is not known. */
function isExact(module: TerraformModule, data: Resource, lookup: ImageLookup): boolean {
  return namingExpressions(data.body, lookup).some((name) => {
    if (hasWildcard(name)) return false;
    const text = asString(module.evaluate(name));
    if (text === undefined) return true;
    return !/[*?]/.test(text) && (lookup.namesAreBuilds || BUILD_MARK.test(text));
  });
}

/** The attributes and filter values that say which images are meant. */
function namingExpressions(body: Body, lookup: ImageLookup): Expression[] {
  const attributes = lookup.names.flatMap((name) => attribute(body, name)?.expression ?? []);
  const filters = blocksOfType(body, "filter").flatMap((filter) => {
    const name = attribute(filter.body, "name")?.expression;
    const values = attribute(filter.body, "values")?.expression;
    if (name?.kind !== "literal" || !values || !lookup.names.includes(String(name.value))) return [];
    // Several names are a choice again.
    if (values.kind === "tuple") return values.items.length === 1 ? values.items : [];
    return [values];
  });
  return [...attributes, ...filters];
}

/** Known even when parts of the name are not: `"base-\${var.release}-*"`. */
function hasWildcard(name: Expression): boolean {
  return (
    name.kind === "template" && name.parts.some((part) => part.kind === "text" && /[*?]/.test(part.text))
  );
}

/** Also those of called modules that the image is passed to. */
function fedMachines(module: TerraformModule, data: Resource): Resource[] {
  return resourcesUsing(module, data.address)
    .map(({ resource }) => resource)
    .filter(({ resourceType }) => isCompute(resourceType));
}

function ignoresImage(machine: Resource): boolean {
  return ignoredChanges(machine.body).some(
    (ignored) =>
      ignored === "all" ||
      imagePathsOf(machine.resourceType).some((path) => hides(ignored, path) && !isScript(path)),
  );
}

function isScript(path: string): boolean {
  return /user_data|custom_data|metadata/.test(path);
}

/** One's own images, told apart by a version or commit tag. */
function isOwnBuild(module: TerraformModule, data: Resource): boolean {
  const owners = module.value(data.body, "owners");
  const isOwn = owners?.kind === "list" && owners.items.some((owner) => asString(owner) === "self");
  return (
    isOwn && blocksOfType(data.body, "filter").some((filter) => isBuildTag(module.value(filter.body, "name")))
  );
}

function isBuildTag(name: Value | undefined): boolean {
  const text = name && asString(name);
  return text !== undefined && /^tag:/.test(text) && BUILD_TAG.test(text);
}
