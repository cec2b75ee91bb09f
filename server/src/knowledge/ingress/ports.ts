import { asNumber, asString, isScalar, type Value } from "../../eval/value.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import type { Entry } from "./entry.ts";
import { type ListItem, listItems } from "./list-items.ts";

export type Protocol = "tcp" | "udp" | "icmp" | "all" | "other" | "unknown";

export interface PortRange {
  readonly from: number;
  readonly to: number;
  /** The item of a written list that says exactly this. */
  readonly writtenAs?: ListItem;
}

export interface Ports {
  /** Every port is one range, 0 to 65535. */
  readonly ranges: readonly PortRange[];
  /** False when there may be more than is known. */
  readonly complete: boolean;
}

export const ALL_PORTS: Ports = { ranges: [{ from: 0, to: 65535 }], complete: true };
export const UNKNOWN_PORTS: Ports = { ranges: [], complete: false };

export function opensPort(ports: Ports, port: number): boolean {
  return ports.ranges.some((range) => range.from <= port && port <= range.to);
}

/** Names and numbers of protocols as providers write them, in any case. */
export function readProtocol(value: Value, whenAbsent: Protocol = "unknown"): Protocol {
  if (value.kind === "null") return whenAbsent;
  const text = asString(value)?.trim().toLowerCase();
  if (text === undefined) return "unknown";
  return PROTOCOLS.get(text) ?? "other";
}

/** Two attributes with the first and the last port. Neither of them written: `whenAbsent`. */
export function portsFromTo(entry: Entry, from: string, to: string, whenAbsent = UNKNOWN_PORTS): Ports {
  const first = entry.value(from);
  const last = entry.value(to);
  if (first.kind === "null" && last.kind === "null") return whenAbsent;
  return ports([range(asNumber(first), asNumber(last))]);
}

/** Attributes that hold ports as texts, numbers or lists of them. None of them written: `whenAbsent`. */
export function portsFromTexts(
  module: TerraformModule,
  entry: Entry,
  names: readonly string[],
  whenAbsent = UNKNOWN_PORTS,
): Ports {
  const found: (PortRange | undefined)[] = [];
  let isWritten = false;
  for (const name of names) {
    const value = entry.value(name);
    if (value.kind === "null") continue;
    isWritten = true;
    const expression = entry.expression(name);
    if (!expression) found.push(undefined);
    else for (const one of listItems(module, expression)) found.push(...readItem(module, one));
  }
  return isWritten ? ports(found) : whenAbsent;
}

/** `22`, `22-23`, `22/23`, `22:23`, `*`, `all`, and several of them with commas between. */
export function readPortText(text: string): (PortRange | undefined)[] {
  return text.split(",").map((part) => {
    const trimmed = part.trim().toLowerCase();
    if (EVERY_PORT.has(trimmed)) return { from: 0, to: 65535 };
    const match = /^(\d+)(?:\s*[-/:]\s*(\d+))?$/.exec(trimmed);
    return match ? range(Number(match[1]), Number(match[2] ?? match[1])) : undefined;
  });
}

function readItem(module: TerraformModule, one: ListItem): (PortRange | undefined)[] {
  const value = module.evaluate(one.item);
  if (value.kind === "null") return [];
  const values = value.kind === "list" ? value.items : [value];
  const found = values.flatMap((each) => (isScalar(each) ? readPortText(String(each.value)) : [undefined]));
  const [only] = found;
  const isLiteral = one.list !== undefined && one.item.kind === "literal";
  return found.length === 1 && only && isLiteral ? [{ ...only, writtenAs: one }] : found;
}

function range(from: number | undefined, to: number | undefined): PortRange | undefined {
  if (from === undefined || to === undefined || from < 0 || to < from) return undefined;
  return { from, to };
}

function ports(found: readonly (PortRange | undefined)[]): Ports {
  const ranges = found.filter((one) => one !== undefined);
  return { ranges, complete: ranges.length === found.length };
}

const EVERY_PORT: ReadonlySet<string> = new Set(["*", "all", "any", "-1", "-1/-1"]);

const PROTOCOLS: ReadonlyMap<string, Protocol> = new Map([
  ["tcp", "tcp"],
  ["6", "tcp"],
  ["udp", "udp"],
  ["17", "udp"],
  ["icmp", "icmp"],
  ["1", "icmp"],
  ["icmpv6", "icmp"],
  ["58", "icmp"],
  ["all", "all"],
  ["any", "all"],
  ["*", "all"],
  ["-1", "all"],
  ["icmp_tcp_udp", "all"],
]);
