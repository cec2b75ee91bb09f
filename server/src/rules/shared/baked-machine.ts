import { asString } from "../../eval/value.ts";
import {
  BUILDER_OF_PREFIX,
  PLATFORMS,
  type Platform,
  PROVIDER_FACTS,
} from "../../knowledge/bake-platforms.ts";
import { MACHINE_TYPES, PROVISIONER_CARRIER_TYPES } from "../../knowledge/compute.ts";
import type { BuilderName, MachineFact } from "../../packer/builders.ts";
import { attribute, blocksAt } from "../../syntax/body.ts";
import type { Block, Body } from "../../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import { onceFor } from "../../terraform/once.ts";
import { referencesThroughLocals, triggersOf } from "../../terraform/provisioners.ts";

/** The machine that provisioners work on, as an image of it would be baked. */
export interface BakedMachine {
  readonly builder: BuilderName;
  readonly isCertain: boolean;
  readonly facts: Partial<Record<MachineFact, string>>;
}

/**
 * The machine behind the provisioners of a resource: the resource itself, or the one its connection, its
 * triggers or its dependencies refer to. Undefined for machines of a platform we have no builder for.
 */
export function bakedMachine(
  module: TerraformModule,
  owner: Resource,
  connection: Block | undefined,
): BakedMachine | undefined {
  const machine = machineOf(module, owner, connection);
  const platform = machine ? PLATFORMS[machine.resourceType] : undefined;
  if (machine && !platform) return undefined;
  const builder = platform?.builder ?? builderWithoutMachine(module, owner);
  if (builder === null) return undefined;
  const facts = machine && platform ? factsOf(module, machine, platform) : {};
  const place = builder && providerFacts(module, builder);
  return {
    builder: builder ?? "amazon-ebs",
    isCertain: builder !== undefined,
    facts: { ...place, ...facts, ...userOf(module, connection, machine) },
  };
}

function machineOf(
  module: TerraformModule,
  owner: Resource,
  connection: Block | undefined,
): Resource | undefined {
  if (MACHINE_TYPES.has(owner.resourceType)) return owner;
  const host = connection && attribute(connection.body, "host");
  const others = ["input", "for_each", "depends_on"].flatMap((name) => attribute(owner.body, name) ?? []);
  for (const place of [...(host ? [host] : []), ...triggersOf(owner.body), ...others]) {
    for (const reference of referencesThroughLocals(module, place.expression)) {
      const machine = module.resource(reference.address);
      if (machine && MACHINE_TYPES.has(machine.resourceType)) return machine;
    }
  }
  return undefined;
}

/** Null when the platform is one we have no builder for; undefined when it cannot be told. */
function builderWithoutMachine(module: TerraformModule, owner: Resource): BuilderName | undefined | null {
  if (PROVISIONER_CARRIER_TYPES.has(owner.resourceType)) return onlyBuilder(module);
  return BUILDER_OF_PREFIX[prefixOf(owner.resourceType)] ?? null;
}

/** The builder of the one platform that the module's resources belong to; null when that platform has no builder. */
function onlyBuilder(module: TerraformModule): BuilderName | undefined | null {
  // Each carrier of a module asks, and the answer takes a look at all its resources.
  return onceFor(module, onlyBuilder, () => findOnlyBuilder(module));
}

function findOnlyBuilder(module: TerraformModule): BuilderName | undefined | null {
  const prefixes = new Set(
    [
      ...[...module.resources(), ...module.dataSources()].map((one) => prefixOf(one.resourceType)),
      ...module.blocks("provider").map((one) => one.block.labels[0]?.text.replace(/-beta$/, "") ?? ""),
    ].filter((prefix) => prefix in BUILDER_OF_PREFIX || PREFIXES_OF_MACHINES.has(prefix)),
  );
  const known = [...prefixes].flatMap((prefix) => BUILDER_OF_PREFIX[prefix] ?? []);
  if (known.length === 1) return known[0];
  return known.length === 0 && prefixes.size > 0 ? null : undefined;
}

function factsOf(
  module: TerraformModule,
  machine: Resource,
  platform: Platform,
): Partial<Record<MachineFact, string>> {
  const facts: Partial<Record<MachineFact, string>> = {};
  for (const [fact, path] of platform.facts) {
    const text = textAt(module, machine.body, path.split("."));
    if (text) facts[fact] = text;
  }
  if (facts.version?.toLowerCase() === "latest") delete facts.version;
  if (platform.builder === "googlecompute") pinGoogleImage(facts);
  return facts;
}

/** Only an image's own name is exact; a family means another image every few weeks. */
function pinGoogleImage(facts: Partial<Record<MachineFact, string>>): void {
  const image = facts.image ?? "";
  delete facts.image;
  if (!/-v\d{8}$/.test(image)) return;
  const segments = image.split("/");
  facts.image = segments.at(-1) as string;
  const project = /projects\/([^/]+)\//.exec(image)?.[1] ?? (segments.length === 2 ? segments[0] : undefined);
  if (project) facts.imageProject = project;
}

function providerFacts(module: TerraformModule, builder: BuilderName): Partial<Record<MachineFact, string>> {
  const [name, ...settings] = PROVIDER_FACTS[builder] ?? [];
  const provider = module
    .blocks("provider")
    .find((one) => one.block.labels[0]?.text === name && !attribute(one.body, "alias"));
  const facts: Partial<Record<MachineFact, string>> = {};
  for (const setting of provider ? settings : []) {
    const text = textAt(module, provider?.body as Body, [setting]);
    if (text) facts[setting as MachineFact] = text;
  }
  return facts;
}

/** Terraform logs in as root where a connection names nobody. */
function userOf(
  module: TerraformModule,
  connection: Block | undefined,
  machine: Resource | undefined,
): Partial<Record<MachineFact, string>> {
  const user = connection && attribute(connection.body, "user")?.expression;
  if (!connection || !user) return connection ? { user: "root" } : {};
  const own = user.kind === "traversal" && user.root === "self" ? user.steps : [];
  const text =
    machine && own.length === 1 ? textAt(module, machine.body, own) : asString(module.evaluate(user));
  return text ? { user: text } : {};
}

function textAt(module: TerraformModule, body: Body, path: readonly string[]): string | undefined {
  const blocks = path.slice(0, -1);
  const holder = blocks.length === 0 ? body : blocksAt(body, blocks)[0]?.body;
  const value = holder && module.value(holder, path.at(-1) as string);
  return value && asString(value);
}

const PREFIXES_OF_MACHINES: ReadonlySet<string> = new Set([...MACHINE_TYPES].map(prefixOf));

function prefixOf(resourceType: string): string {
  return resourceType.split("_")[0] as string;
}
