import type { Hop } from "../../eval/value.ts";
import type { PortRange } from "../../knowledge/ingress/ports.ts";
import type { Source } from "../../knowledge/ingress/sources.ts";
import type { IngressRule } from "../../knowledge/ingress.ts";
import type { LoginService } from "../../knowledge/login-services.ts";
import type { Related } from "../rule.ts";

/** A service with those of its ports that a rule opens. */
export interface OpenService {
  readonly service: LoginService;
  readonly ports: readonly number[];
}

/** What a rule opens, with the services in question by name: `ports 20-23, SSH (22) among them,`. */
export function openedServices(rule: IngressRule, open: readonly OpenService[]): string {
  if (isEverything(rule)) return `everything, ${named(open, true)} among it,`;
  const ports = open.flatMap((one) => one.ports);
  const ranges = rule.ports.ranges.filter((one) => ports.some((port) => covers(one, port)));
  if (ranges.some(isAll)) return `all ports, ${named(open, false)} among them,`;
  const wide = ranges.find((one) => !isWithin(one, ports));
  if (!wide) return named(open, true);
  return `ports ${wide.from}-${wide.to}, ${named(open, false)} among them,`;
}

/** Sources that open the world, and the variables or locals they come through. */
export function describedWorld(world: readonly Source[]): string {
  if (world.some((one) => one.text === "")) return "every address, since it names no source";
  const texts = inWords([...new Set(world.map(nameOf))]);
  const names = [...new Set(world.flatMap(wayOf).map((hop) => hop.name))];
  return names.length === 0 ? texts : `${texts} through ${inWords(names)}`;
}

/** Where the sources get their values: each place once, however many of its values are in question. */
export function relatedSources(sources: readonly Source[]): Related[] {
  const hops = new Map(sources.flatMap(wayOf).map((hop) => [hop.span, hop]));
  return [...hops.values()].map(({ span, name }) => ({
    at: span,
    message: `\`${name}\` gets its value here`,
  }));
}

/** The hops of the source itself; those from an index on say only which of several it is. */
function wayOf({ hops }: Source): readonly Hop[] {
  const index = hops.findIndex((hop) => hop.name === "count.index");
  return index < 0 ? hops : hops.slice(0, index);
}

export function isEverything(rule: IngressRule): boolean {
  return rule.protocol === "all" && rule.ports.ranges.some(isAll);
}

/** True when one range holds a port in question and a thousand or more in all. */
export function isWide(rule: IngressRule, open: readonly OpenService[]): boolean {
  return rule.ports.ranges.some(
    (range) =>
      range.to - range.from + 1 >= 1000 &&
      open.some(({ ports }) => ports.some((port) => covers(range, port))),
  );
}

/** True when the range holds none but the given ports. */
export function isWithin(range: PortRange, ports: readonly number[]): boolean {
  const own = ports.filter((port) => covers(range, port));
  return own.length === range.to - range.from + 1;
}

export function covers(range: PortRange, port: number): boolean {
  return range.from <= port && port <= range.to;
}

export function portsInWords(ranges: readonly PortRange[]): string {
  if (ranges.some(isAll)) return "all ports";
  const ordered = [...ranges].sort((a, b) => a.from - b.from);
  const texts = ordered.map((one) => (one.from === one.to ? `${one.from}` : `${one.from}-${one.to}`));
  return `ports ${inWords(texts)}`;
}

export function inWords(texts: readonly string[]): string {
  if (texts.length < 2) return texts.join("");
  return `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

function named(open: readonly OpenService[], sayPort: boolean): string {
  return inWords(
    open.map(({ service, ports }) => {
      const word = sayPort ? (ports.length === 1 ? "port " : "ports ") : "";
      return `${service.name} (${word}${inWords(ports.map(String))})`;
    }),
  );
}

/** A provider's word for the world is said in ours too. */
function nameOf(source: Source): string {
  return source.text === source.address ? source.text : `${source.text} (every address)`;
}

function isAll(range: PortRange): boolean {
  return range.from <= 1 && range.to === 65535;
}
