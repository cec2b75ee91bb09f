import { asString } from "../../eval/value.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import type { IngressRule } from "../ingress.ts";
import { bodyEntry, type Entry } from "./entry.ts";
import { ALL_PORTS, type Ports, type Protocol, portsFromTexts, portsFromTo, readProtocol } from "./ports.ts";
import { type LastBlock, removeNested, removeResource } from "./removal.ts";
import { readSources, type Sources, withoutSources } from "./sources.ts";

/** How a resource type writes its rules. */
export interface Shape {
  readonly type: string;
  /** The nested block that is one rule; undefined when the whole resource is one. */
  readonly nested?: string;
  /** What is left to do when the only nested block goes. */
  readonly lastBlock?: LastBlock;
  /** What must hold for the rule to let traffic in. */
  readonly when?: readonly Condition[];
  /** The same, written in the resource around the nested block. */
  readonly resourceWhen?: readonly Condition[];
  traffic(module: TerraformModule, entry: Entry): Traffic;
  sources(module: TerraformModule, entry: Entry): Sources;
}

export interface Traffic {
  readonly protocol: Protocol;
  readonly ports: Ports;
}

export interface Condition {
  readonly attribute: string;
  /** In lower case. */
  readonly is: readonly string[];
  /** Whether the condition holds when the attribute is not set. */
  readonly whenAbsent?: boolean;
}

export function rulesOfShape(
  module: TerraformModule,
  resource: Resource,
  shape: Shape,
): readonly IngressRule[] {
  const rules = module.fact(shape, resource, () => readRules(module, resource, shape));
  // Whether the resource can go depends on who refers to it.
  return shape.nested === undefined
    ? rules.map((rule) => ({ ...rule, removal: removeResource(module, resource) }))
    : rules;
}

function readRules(module: TerraformModule, resource: Resource, shape: Shape): readonly IngressRule[] {
  const whole = bodyEntry(module, resource.body, resource.header);
  if (!holdAll(whole, shape.resourceWhen)) return [];
  const { nested } = shape;
  if (nested === undefined) return read(module, resource, whole, shape, undefined);
  return whole.nested(nested).flatMap((entry) => {
    const removal = removeNested(resource, nested, entry.place, shape.lastBlock);
    return read(module, resource, entry, shape, removal);
  });
}

function read(
  module: TerraformModule,
  resource: Resource,
  entry: Entry,
  shape: Shape,
  removal: IngressRule["removal"],
): IngressRule[] {
  if (!holdAll(entry, shape.when)) return [];
  const { known, others, hasOthers } = shape.sources(module, entry);
  const { protocol, ports } = shape.traffic(module, entry);
  return [
    {
      resource,
      protocol,
      ports,
      sources: known,
      otherSources: others,
      hasOtherSources: hasOthers,
      removal,
      isDenied: () => false,
      withoutSources: (gone) => withoutSources(entry, gone),
    },
  ];
}

/** A condition that cannot be decided does not hold. */
export function holdAll(entry: Entry, conditions: readonly Condition[] = []): boolean {
  return conditions.every((condition) => holds(entry, condition) === true);
}

/** A condition that cannot be decided may hold. */
export function mayHoldAll(entry: Entry, conditions: readonly Condition[]): boolean {
  return conditions.every((condition) => holds(entry, condition) !== false);
}

function holds(entry: Entry, condition: Condition): boolean | undefined {
  const value = entry.value(condition.attribute);
  if (value.kind === "null") return condition.whenAbsent === true;
  const text = asString(value)?.trim().toLowerCase();
  return text === undefined ? undefined : condition.is.includes(text);
}

/** Traffic written as a protocol and a first and last port, which count for nothing when it is every protocol. */
export function fromTo(protocol: string, from: string, to: string): Shape["traffic"] {
  return (_module, entry) => {
    const read = readProtocol(entry.value(protocol));
    return { protocol: read, ports: read === "all" ? ALL_PORTS : portsFromTo(entry, from, to) };
  };
}

/** Traffic written as a protocol and texts or lists of ports; the ports count for every protocol too. */
export function texts(
  protocol: string,
  names: readonly string[],
  whenAbsent: { readonly protocol?: Protocol; readonly ports?: Ports } = {},
): Shape["traffic"] {
  return (module, entry) => ({
    protocol: readProtocol(entry.value(protocol), whenAbsent.protocol),
    ports: portsFromTexts(module, entry, names, whenAbsent.ports),
  });
}

/** Sources written as address ranges beside attributes that let something else in. */
export function addresses(names: readonly string[], others: readonly string[] = []): Shape["sources"] {
  return (module, entry) => readSources(module, entry, names, others);
}

/** The same, where a rule without any source lets every address in. */
export function addressesOrAll(names: readonly string[], others: readonly string[] = []): Shape["sources"] {
  return (module, entry) => {
    const found = readSources(module, entry, names, others);
    const [name = ""] = names;
    if (found.known.length > 0 || found.hasOthers) return found;
    if (names.some((each) => entry.value(each).kind !== "null")) return found;
    return { known: [everyAddress(entry, name)], others: [], hasOthers: false };
  };
}

/** The source of a rule that names none. */
export function everyAddress(entry: Entry, attribute: string): Sources["known"][number] {
  const at = entry.value(attribute).span;
  return { text: "", address: "0.0.0.0/0", at, hops: [], attribute };
}
