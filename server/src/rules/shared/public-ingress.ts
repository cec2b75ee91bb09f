import { opensPort, type PortRange, type Protocol } from "../../knowledge/ingress/ports.ts";
import type { Source } from "../../knowledge/ingress/sources.ts";
import { type IngressRule, ingressRules } from "../../knowledge/ingress.ts";
import { familyOf, worldAmong } from "../../knowledge/network.ts";
import type { SpanEdit } from "../../syntax/edits.ts";
import { removeItems } from "../../syntax/list-edits.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import type { Finding, Fix, Related } from "../rule.ts";

/** A way to log in that must not be open to the world. */
export interface Service {
  readonly name: string;
  readonly port: number;
  readonly protocols: readonly Protocol[];
}

/** A finding for each rule that lets the whole world reach the service. */
export function* publicIngress(module: TerraformModule, service: Service): Generator<Finding> {
  for (const rule of ingressRules(module)) {
    if (rule.protocol !== "all" && !service.protocols.includes(rule.protocol)) continue;
    if (!opensPort(rule.ports, service.port)) continue;
    const world = openWorld(rule, service);
    const [first] = world;
    if (!first) continue;
    yield {
      at: first.at,
      subject: rule.resource,
      message: `${rule.resource.address} opens ${openedPorts(rule, service)} to ${described(world)}: anyone can try to log in`,
      related: related(world),
      fixes: () => fixes(rule, world, service),
    };
  }
}

/** The sources that open the service to the world, without those another rule keeps from it. */
function openWorld(rule: IngressRule, { port, protocols }: Service): readonly Source[] {
  const world = worldAmong(rule.sources);
  if (world.length === 0) return world;
  const allowed = rule.protocol === "all" ? protocols : [rule.protocol];
  const denied = ([4, 6] as const).filter((family) =>
    allowed.every((protocol) => rule.isDenied(family, protocol, port)),
  );
  if (denied.length === 0) return world;
  return worldAmong(rule.sources.filter((one) => !denied.some((family) => family === familyOf(one))));
}

function openedPorts(rule: IngressRule, service: Service): string {
  const { name, port } = service;
  if (isEverything(rule)) return `everything, ${name} (port ${port}) among it,`;
  const range = rule.ports.ranges.find((one) => one.from <= port && port <= one.to);
  if (range && isAll(range)) return `all ports, ${name} (${port}) among them,`;
  if (!range || range.from === range.to) return `${name} (port ${port})`;
  return `ports ${range.from}-${range.to}, ${name} (${port}) among them,`;
}

function described(world: readonly Source[]): string {
  if (world.some((one) => one.text === "")) return "every address, since it names no source";
  const texts = inWords([...new Set(world.map(nameOf))]);
  const names = [...new Set(world.flatMap((one) => one.hops.map((hop) => hop.name)))];
  return names.length === 0 ? texts : `${texts} through ${inWords(names)}`;
}

/** A provider's word for the world is said in ours too. */
function nameOf(source: Source): string {
  return source.text === source.address ? source.text : `${source.text} (every address)`;
}

/** Each place once, however many of its values are in question. */
function related(world: readonly Source[]): Related[] {
  const hops = new Map(world.flatMap((one) => one.hops.map((hop) => [hop.span, hop])));
  return [...hops.values()].map(({ span, name }) => ({
    at: span,
    message: `\`${name}\` gets its value here`,
  }));
}

function fixes(rule: IngressRule, world: readonly Source[], service: Service): Fix[] {
  const result: Fix[] = [];
  const add = (title: string, edits: (() => readonly SpanEdit[]) | undefined): void => {
    if (edits) result.push({ title, safe: false, effect: "in place", edits });
  };
  add(`Remove port ${service.port} from this rule`, withoutPort(rule, service.port));
  add(
    `Remove ${inWords([...new Set(world.map((one) => one.text))])} from the sources`,
    withoutWorld(rule, world),
  );
  add(deletionTitle(rule, world, service.port), rule.removal);
  return result;
}

/** Where the port is one of a written list, the others can stay open. */
function withoutPort(rule: IngressRule, port: number): (() => SpanEdit[]) | undefined {
  const covering = rule.ports.ranges.filter((one) => one.from <= port && port <= one.to);
  const [only] = covering;
  const written = only?.writtenAs;
  const list = written?.list;
  if (!list || covering.length > 1 || only?.from !== only?.to) return undefined;
  return list.items.length < 2 ? undefined : () => removeItems(list, [written.item]);
}

function withoutWorld(rule: IngressRule, world: readonly Source[]): (() => SpanEdit[]) | undefined {
  const leaves = rule.hasOtherSources || rule.sources.length > world.length;
  const edits = leaves ? rule.withoutSources(world) : undefined;
  return edits && (() => edits);
}

/** Says what else goes with the rule. */
function deletionTitle(rule: IngressRule, world: readonly Source[], port: number): string {
  const alsoSources =
    rule.hasOtherSources || rule.sources.length > world.length ? ", for its other sources too" : "";
  if (isEverything(rule)) return `Delete this rule, which opens everything${alsoSources}`;
  const others = rule.ports.ranges.filter((one) => one.from !== port || one.to !== port);
  if (others.length === 0 && rule.ports.complete) return `Delete this rule${alsoSources}`;
  if (!rule.ports.complete) return `Delete this rule, which opens other ports too${alsoSources}`;
  return `Delete this rule, which opens ${portsInWords(rule.ports.ranges)}${alsoSources}`;
}

function isEverything(rule: IngressRule): boolean {
  return rule.protocol === "all" && rule.ports.ranges.some(isAll);
}

function isAll(range: PortRange): boolean {
  return range.from <= 1 && range.to === 65535;
}

function portsInWords(ranges: readonly PortRange[]): string {
  if (ranges.some(isAll)) return "all ports";
  const ordered = [...ranges].sort((a, b) => a.from - b.from);
  const texts = ordered.map((one) => (one.from === one.to ? `${one.from}` : `${one.from}-${one.to}`));
  return `ports ${inWords(texts)}`;
}

function inWords(texts: readonly string[]): string {
  if (texts.length < 2) return texts.join("");
  return `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}
