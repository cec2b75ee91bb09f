import { CHANGING_FUNCTIONS, MAY_CHANGE } from "../knowledge/changing-functions.ts";
import { isCompute } from "../knowledge/compute.ts";
import { walk } from "../syntax/body.ts";
import { addAfter, replace } from "../syntax/edits.ts";
import type { Attribute, Body, Expression, FunctionCallExpression } from "../syntax/nodes.ts";
import { ignoredChanges } from "../terraform/lifecycle.ts";
import type { Resource, TerraformBlock, TerraformModule } from "../terraform/module.ts";
import { referencesIn } from "../terraform/references.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";

export const timestampArgument: TerraformRule = {
  id: "timestamp-argument",
  dialect: "terraform",
  category: "drift",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "An argument is another one at each plan",
    reason: "Every plan wants to change or replace something, so nobody reads plans any more.",
    why: `\`timestamp()\`, \`uuid()\` and \`bcrypt()\` give another value each time they are asked. In a tag the plan is never
empty; in a boot script or a name each apply replaces the machine, or changes it in place. When every plan changes
something, real drift hides among the noise. Keep the value instead: \`time_static\` and \`random_uuid\` make it once and
hold it in the state, until they are replaced on purpose. What has to change with a release should follow the release: an
image id, a version, a hash of a file.`,
    bad: `resource "aws_instance" "web" {
  ami = var.ami_id

  tags = {
    Created = timestamp()
  }
}
`,
    good: `resource "aws_instance" "web" {
  ami = var.ami_id

  tags = {
    Created = time_static.web.rfc3339
  }
}

resource "time_static" "web" {}
`,
    exceptions: [
      "The attribute is in `ignore_changes`: then it is information only.",
      "Resources other than machines, templates and groups, but for their `tags` and `labels`.",
      "Outputs, checks, conditions and provisioners.",
      "Locals that none of these use.",
      "Triggers that are meant to run each time: always-run-trigger speaks of them.",
    ],
    links: [
      {
        title: "Terraform: timestamp",
        url: "https://developer.hashicorp.com/terraform/language/functions/timestamp",
      },
      {
        title: "time_static",
        url: "https://registry.terraform.io/providers/hashicorp/time/latest/docs/resources/static",
      },
    ],
  },
  *check(module) {
    if (!module.files.some((file) => MAY_CHANGE.test(file.text))) return;
    const locals = changingLocals(module);
    for (const resource of module.resources()) {
      if (!mayHoldOne(resource, locals)) continue;
      for (const argument of argumentsOf(resource)) {
        const source = sourceIn(argument.expression, locals);
        if (source) yield finding(module, resource, argument, source);
      }
    }
  },
};

/** A call of such a function, and the local it stands in where the argument does not hold it itself. */
interface Source {
  readonly call: FunctionCallExpression;
  readonly at: Expression;
  /** The block a keeper is put behind, and the name it gets. */
  readonly local?: { readonly name: string; readonly block: TerraformBlock };
}

type Locals = ReadonlyMap<string, Source>;

/** The locals whose value changes, those that take it from other locals among them. */
function changingLocals(module: TerraformModule): Locals {
  const found = new Map<string, Source>();
  const all = module
    .blocks("locals")
    .flatMap((block) => block.body.attributes.map((one) => ({ block, one })));
  for (const { block, one } of all) {
    const call = callIn(one.expression);
    if (call) found.set(`local.${one.name}`, { call, at: call, local: { name: one.name, block } });
  }
  for (let before = -1; found.size > 0 && before !== found.size; ) {
    before = found.size;
    for (const { one } of all) {
      const source = found.has(`local.${one.name}`) ? undefined : viaLocal(one.expression, found);
      if (source) found.set(`local.${one.name}`, source);
    }
  }
  return found;
}

function mayHoldOne(resource: Resource, locals: Locals): boolean {
  return resource.pieces.some(
    ({ text }) =>
      MAY_CHANGE.test(text) || (locals.size > 0 && [...locals.keys()].some((name) => text.includes(name))),
  );
}

/** Machines, templates and groups: everything but what runs beside them. Of other resources their tags. */
function* argumentsOf(resource: Resource): Generator<Attribute> {
  if (isCompute(resource.resourceType)) yield* attributesIn(resource.body, []);
  else for (const one of resource.body.attributes) if (TAGS.has(one.name)) yield one;
}

function* attributesIn(body: Body, path: readonly string[]): Generator<Attribute> {
  for (const one of body.attributes) {
    if (path.length > 0 || !META.has(one.name)) yield one;
  }
  for (const one of body.blocks) {
    if (!NOT_ARGUMENTS.has(one.type)) yield* attributesIn(one.body, [...path, one.type]);
  }
}

function sourceIn(expression: Expression, locals: Locals): Source | undefined {
  const call = callIn(expression);
  return call ? { call, at: call } : viaLocal(expression, locals);
}

function callIn(expression: Expression): FunctionCallExpression | undefined {
  for (const one of walk(expression)) {
    if (one.kind === "call" && Object.hasOwn(CHANGING_FUNCTIONS, one.name)) return one;
  }
  return undefined;
}

function viaLocal(expression: Expression, locals: Locals): Source | undefined {
  if (locals.size === 0) return undefined;
  for (const one of walk(expression)) {
    if (one.kind !== "traversal" || one.root !== "local") continue;
    const [reference] = referencesIn(one);
    const source = reference === undefined ? undefined : locals.get(reference);
    if (source) return { ...source, at: one };
  }
  return undefined;
}

function finding(module: TerraformModule, resource: Resource, argument: Attribute, source: Source): Finding {
  const { call, local } = source;
  const what = CHANGING_FUNCTIONS[call.name]?.what ?? "another value";
  const ignored = ignoredChanges(resource.body);
  const isIgnored = ignored.some((path) => path === "all" || path.split(/[.[]/)[0] === argument.name);
  return {
    at: source.at,
    subject: resource,
    message: `${argument.name} of ${resource.address} is another one at each plan: ${call.name}() gives ${what}`,
    ...(isIgnored ? { severity: "information" } : {}),
    related: local ? [{ at: call, message: `\`local.${local.name}\` gets its value here` }] : [],
    fixes: () => keeperFixes(module, resource, argument, source),
  };
}

function keeperFixes(
  module: TerraformModule,
  resource: Resource,
  argument: Attribute,
  { call, local }: Source,
): Fix[] {
  const keeper = CHANGING_FUNCTIONS[call.name]?.keeper;
  if (!keeper) return [];
  const name = local?.name ?? keeperName(module, resource, keeper.type);
  const existing = module.resource(`${keeper.type}.${name}`);
  // Two times of one run were the same; two ids were not.
  if (existing && (keeper.type !== "time_static" || existing.body.attributes.length > 0)) return [];
  const owner = local?.block.block ?? resource.block;
  return [
    {
      title: `Keep the value in ${keeper.type}.${name}`,
      safe: false,
      effect: TAGS.has(argument.name) ? "in place" : "replaces",
      edits: () => [
        replace(call, `${keeper.type}.${name}.${keeper.attribute}`),
        ...(existing ? [] : [addAfter(owner, `resource "${keeper.type}" "${name}" {}`)]),
      ],
    },
  ];
}

/** Named for the resource; where several have its name, for its type too. */
function keeperName(
  module: TerraformModule,
  { name, resourceType, address }: Resource,
  keeperType: string,
): string {
  const others = module
    .resources()
    .some((one) => one.name === name && one.address !== address && one.resourceType !== keeperType);
  return others ? `${resourceType.replace(/^[^_]+_/, "")}_${name}` : name;
}

const TAGS: ReadonlySet<string> = new Set(["tags", "labels", "default_tags"]);
const META: ReadonlySet<string> = new Set(["count", "for_each", "provider", "depends_on"]);
const NOT_ARGUMENTS: ReadonlySet<string> = new Set(["provisioner", "connection", "lifecycle", "timeouts"]);
