import { asNumber } from "../../eval/value.ts";
import { block, dynamicBlocks } from "../../syntax/body.ts";
import type { Block } from "../../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import { type AddressFamily, type AddressRange, readRange, worldAmong, worldOfFamily } from "../network.ts";
import { bodyEntry, type Entry } from "./entry.ts";
import { NETWORK_KINDS, type Network, readNetwork } from "./google-network.ts";
import { ALL_PORTS, opensPort, type Protocol, portsFromTexts, readProtocol, UNKNOWN_PORTS } from "./ports.ts";
import { addressesOrAll, type Condition, mayHoldAll, type Traffic } from "./shape.ts";
import { readSources } from "./sources.ts";

/**
 * What the firewalls of a module deny to the world. Everything is read so that a firewall that may deny something
 * does: only what is certainly not denied is open. Read once, and only when something is asked.
 */
export class GoogleDenials {
  private index: DenialIndex | undefined;

  constructor(private readonly module: TerraformModule) {}

  /** Whether another firewall may keep the family's addresses from a port the resource allows. */
  deny(
    resource: Resource,
    allowing: Entry,
  ): (family: AddressFamily, protocol: Protocol, port: number) => boolean {
    let scope: Scope | undefined;
    return (family, protocol, port) => {
      this.index ??= new DenialIndex(this.module);
      scope ??= readScope(this.module, allowing);
      for (const denial of this.index.covering(scope.network, family, protocol, port)) {
        if (!mayComeFirst(denial.scope, scope)) return false;
        if (
          denial.resource !== resource &&
          mayReachAll(denial.scope.targets, scope.targets) &&
          mayHoldAllOf(denial.scope.destinations, scope.destinations) &&
          mayBeEqual(denial.scope.network.project, scope.network.project)
        )
          return true;
      }
      return false;
    };
  }
}

/** Until version 4 of the provider a firewall without any source let every address in; newer ones refuse it. */
export const firewallSources = addressesOrAll(["source_ranges"], ["source_tags", "source_service_accounts"]);

export function readTraffic(module: TerraformModule, entry: Entry, protocolName: string): Traffic {
  const protocol = readProtocol(entry.value(protocolName));
  const ports = protocol === "all" ? ALL_PORTS : portsFromTexts(module, entry, ["ports"], ALL_PORTS);
  const isEmptyList = ports.complete && ports.ranges.length === 0;
  return { protocol, ports: isEmptyList ? ALL_PORTS : ports };
}

interface Denial {
  readonly resource: Resource;
  readonly scope: Scope;
  readonly traffic: readonly Traffic[];
  readonly families: ReadonlySet<AddressFamily>;
}

/** To what a firewall applies, and when. */
interface Scope {
  readonly network: Network;
  /** Undefined when it cannot be known. */
  readonly priority: number | undefined;
  readonly targets: readonly Targets[];
  readonly destinations: Destinations;
}

/** The addresses of the machines meant. */
interface Destinations {
  /** None is written, or all are, so that every machine is meant. */
  readonly isAll: boolean;
  readonly hasUnknown: boolean;
  readonly ranges: readonly AddressRange[];
}

/** Tags or accounts of the machines meant. */
interface Targets {
  readonly known: ReadonlySet<string>;
  readonly hasUnknown: boolean;
  /** When none is meant, every machine is. */
  readonly mayBeNone: boolean;
}

class DenialIndex {
  private readonly byKind = new Map<Network["kind"], Denial[]>();
  private readonly byKey = new Map<string, Denial[]>();
  private readonly answers = new Map<string, readonly Denial[]>();

  constructor(module: TerraformModule) {
    for (const resource of module.resources("google_compute_firewall")) {
      const denial = readDenial(module, resource);
      if (!denial) continue;
      const { kind, key } = denial.scope.network;
      push(this.byKind, kind, denial);
      push(this.byKey, `${kind} ${key}`, denial);
    }
  }

  /** Those that may keep the family's addresses from the port of the network, those that may come first first. */
  covering(network: Network, family: AddressFamily, protocol: Protocol, port: number): readonly Denial[] {
    const question = `${family} ${protocol} ${port} ${network.kind} ${network.key}`;
    const known = this.answers.get(question);
    if (known) return known;
    const answer = [...this.ofNetwork(network)]
      .filter((one) => one.families.has(family) && one.traffic.some((each) => mayCover(each, protocol, port)))
      .sort((a, b) => (a.scope.priority ?? -1) - (b.scope.priority ?? -1));
    this.answers.set(question, answer);
    return answer;
  }

  /** Those whose network may be the given one. */
  private *ofNetwork({ kind, key }: Network): Generator<Denial> {
    for (const each of NETWORK_KINDS) {
      const isSure = each === kind && kind !== "unknown";
      yield* (isSure ? this.byKey.get(`${kind} ${key}`) : this.byKind.get(each)) ?? [];
    }
  }
}

function push<K>(lists: Map<K, Denial[]>, key: K, denial: Denial): void {
  const list = lists.get(key);
  if (list) list.push(denial);
  else lists.set(key, [denial]);
}

function readDenial(module: TerraformModule, resource: Resource): Denial | undefined {
  const entry = bodyEntry(module, resource.body, resource.header);
  const traffic = deniedTraffic(module, resource, entry);
  if (traffic.length === 0 || !mayHoldAll(entry, FIREWALL_IS_ON) || !module.mayExist(resource))
    return undefined;
  const families = deniedFamilies(module, entry);
  return families.size === 0 ? undefined : { resource, scope: readScope(module, entry), traffic, families };
}

function deniedTraffic(module: TerraformModule, { body }: Resource, entry: Entry): Traffic[] {
  const written = entry.nested("deny").map((one) => readTraffic(module, one, "protocol"));
  return [...written, ...dynamicBlocks(body, "deny").flatMap((one) => generatedTraffic(module, one))];
}

function generatedTraffic(module: TerraformModule, dynamic: Block): Traffic[] {
  const forEach = module.value(dynamic.body, "for_each");
  if (forEach?.kind === "list" && forEach.items.length === 0) return [];
  if (forEach?.kind === "object" && forEach.complete && forEach.entries.size === 0) return [];
  const content = block(dynamic.body, "content");
  if (!content) return [{ protocol: "unknown", ports: UNKNOWN_PORTS }];
  const span = { piece: content.piece, range: content.headerRange };
  return [readTraffic(module, bodyEntry(module, content.body, span), "protocol")];
}

/** Those that are denied as a whole, and both when some of the ranges cannot be known. */
function deniedFamilies(module: TerraformModule, entry: Entry): ReadonlySet<AddressFamily> {
  if (readSources(module, entry, ["source_ranges"]).hasOthers) return new Set(FAMILIES);
  const { known } = firewallSources(module, entry);
  return new Set(FAMILIES.filter((family) => worldOfFamily(known, family).length > 0));
}

function readScope(module: TerraformModule, entry: Entry): Scope {
  const priority = entry.value("priority");
  return {
    network: readNetwork(module, entry),
    priority: priority.kind === "null" ? DEFAULT_PRIORITY : asNumber(priority),
    targets: TARGETS.map((name) => readTargets(module, entry, name)),
    destinations: readDestinations(module, entry),
  };
}

function readDestinations(module: TerraformModule, entry: Entry): Destinations {
  const { known, hasOthers } = readSources(module, entry, [DESTINATIONS]);
  const ranges = known.flatMap((one) => readRange(one.text) ?? []);
  const isAll = (known.length === 0 && !hasOthers) || worldAmong(known).length > 0;
  return { isAll, hasUnknown: hasOthers, ranges };
}

function readTargets(module: TerraformModule, entry: Entry, name: string): Targets {
  const { known, hasOthers } = readSources(module, entry, [name]);
  const expression = entry.expression(name);
  const isWritten = hasOthers && expression?.kind === "tuple" && expression.items.length > 0;
  return {
    known: new Set(known.map((one) => one.text)),
    hasUnknown: hasOthers,
    mayBeNone: known.length === 0 && !isWritten,
  };
}

function mayCover(denied: Traffic, protocol: Protocol, port: number): boolean {
  const isProtocol =
    denied.protocol === "all" || denied.protocol === "unknown" || denied.protocol === protocol;
  return isProtocol && (!denied.ports.complete || opensPort(denied.ports, port));
}

/** Of equal priorities the denying one wins. */
function mayComeFirst(denying: Scope, allowing: Scope): boolean {
  if (denying.priority === undefined || allowing.priority === undefined) return true;
  return denying.priority <= allowing.priority;
}

/** Whether every machine the one is for may be one of the other's too. */
function mayReachAll(denying: readonly Targets[], allowing: readonly Targets[]): boolean {
  return denying.every((denied, index) => {
    if (denied.mayBeNone) return true;
    const allowed = allowing[index];
    if (!allowed || (allowed.known.size === 0 && !allowed.hasUnknown)) return false;
    if (denied.hasUnknown) return true;
    for (const one of allowed.known) if (!denied.known.has(one)) return false;
    return true;
  });
}

/** Whether every address the one is for may be one of the other's too. */
function mayHoldAllOf(denying: Destinations, allowing: Destinations): boolean {
  if (denying.isAll || denying.hasUnknown || allowing.hasUnknown) return true;
  if (allowing.isAll) return false;
  return allowing.ranges.every((one) =>
    denying.ranges.some(
      (range) => range.family === one.family && range.first <= one.first && one.last <= range.last,
    ),
  );
}

function mayBeEqual(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

const DEFAULT_PRIORITY = 1000;
const DESTINATIONS = "destination_ranges";
const TARGETS = ["target_tags", "target_service_accounts"];
const FAMILIES: readonly AddressFamily[] = [4, 6];

export const FIREWALL_IS_ON: readonly Condition[] = [
  { attribute: "disabled", is: ["false"], whenAbsent: true },
  { attribute: "direction", is: ["ingress"], whenAbsent: true },
];
