import { asNumber, type Value } from "../../eval/value.ts";
import { sourceText } from "../../syntax/body.ts";
import { remove } from "../../syntax/edits.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import type { IngressRule } from "../ingress.ts";
import { worldAmong } from "../network.ts";
import { bodyEntry, type Entry, type NestedEntry } from "./entry.ts";
import { ALL_PORTS, type Ports, type Protocol, portsFromTexts, readProtocol } from "./ports.ts";
import { removeResource } from "./removal.ts";
import { addressesOrAll, type Condition, holdAll } from "./shape.ts";
import { readSources, type Sources, withoutSources } from "./sources.ts";

/**
 * Google's firewalls: several `allow` blocks share the sources of the resource, and a `deny` of another
 * resource may win. Source: the google provider's pages of these resources.
 */
export function googleIngressRules(module: TerraformModule): IngressRule[] {
  return [
    ...module.resources("google_compute_firewall").flatMap((one) => firewallRules(module, one)),
    ...module.resources(...POLICY_RULES).flatMap((one) => policyRules(module, one)),
  ];
}

/** Until version 4 of the provider a firewall without any source let every address in; newer ones refuse it. */
const firewallSources = addressesOrAll(["source_ranges"], ["source_tags", "source_service_accounts"]);

function firewallRules(module: TerraformModule, resource: Resource): IngressRule[] {
  const whole = bodyEntry(module, resource.body, resource.header);
  if (!holdAll(whole, FIREWALL_IS_ON)) return [];
  const sources = firewallSources(module, whole);
  const allowed = whole.nested("allow");
  const denials = denialsBefore(module, resource, whole);
  return allowed.flatMap((entry) => {
    const traffic = readTraffic(module, entry, "protocol");
    const isDenied = denials.some((denial) => covers(denial, traffic));
    const removal = allowed.length > 1 ? removeBlock(entry) : removeResource(module, resource);
    return isDenied ? [] : [toRule(resource, traffic, sources, whole, removal)];
  });
}

function policyRules(module: TerraformModule, resource: Resource): IngressRule[] {
  const whole = bodyEntry(module, resource.body, resource.header);
  if (!holdAll(whole, POLICY_ALLOWS)) return [];
  return whole.nested("match").flatMap((match) => {
    if (!holdAll(match, FROM_OUTSIDE)) return [];
    const sources = readSources(module, match, ["src_ip_ranges"], OTHER_POLICY_SOURCES);
    const configs = match.nested("layer4_configs");
    return configs.map((entry) => {
      const removal = configs.length > 1 ? removeBlock(entry) : removeResource(module, resource);
      return toRule(resource, readTraffic(module, entry, "ip_protocol"), sources, match, removal);
    });
  });
}

interface Traffic {
  readonly protocol: Protocol;
  readonly ports: Ports;
}

function readTraffic(module: TerraformModule, entry: Entry, protocolName: string): Traffic {
  const protocol = readProtocol(entry.value(protocolName));
  const ports = protocol === "all" ? ALL_PORTS : portsFromTexts(module, entry, ["ports"], ALL_PORTS);
  return { protocol, ports };
}

function toRule(
  resource: Resource,
  traffic: Traffic,
  sources: Sources,
  holder: Entry,
  removal: IngressRule["removal"],
): IngressRule {
  return {
    resource,
    ...traffic,
    sources: sources.known,
    hasOtherSources: sources.hasOthers,
    removal,
    withoutSources: (gone) => withoutSources(holder, gone),
  };
}

function removeBlock(entry: NestedEntry): IngressRule["removal"] {
  const { place } = entry;
  return place.kind === "block" ? () => remove(place.block, undefined) : undefined;
}

/** What firewalls of the same network deny to the world before this one is asked. */
function denialsBefore(module: TerraformModule, resource: Resource, allowing: Entry): Traffic[] {
  return module.resources("google_compute_firewall").flatMap((other) => {
    const entry = bodyEntry(module, other.body, other.header);
    const isBefore =
      other !== resource &&
      holdAll(entry, FIREWALL_IS_ON) &&
      sameValue(module, entry, allowing, "network") &&
      mayComeFirst(entry, allowing) &&
      TARGETS.every((name) => entry.value(name).kind === "null" || sameValue(module, entry, allowing, name));
    if (!isBefore || worldAmong(firewallSources(module, entry).known).length === 0) return [];
    return entry.nested("deny").map((denial) => readTraffic(module, denial, "protocol"));
  });
}

function covers(denial: Traffic, allowed: Traffic): boolean {
  if (denial.protocol !== "all" && denial.protocol !== allowed.protocol) return false;
  return allowed.ports.ranges.every((range) =>
    denial.ports.ranges.some((other) => other.from <= range.from && range.to <= other.to),
  );
}

/** Of equal priorities the denying one wins. One that cannot be known may win too. */
function mayComeFirst(denying: Entry, allowing: Entry): boolean {
  const first = priority(denying.value("priority"));
  const second = priority(allowing.value("priority"));
  return first === undefined || second === undefined || first <= second;
}

function priority(value: Value): number | undefined {
  return value.kind === "null" ? DEFAULT_PRIORITY : asNumber(value);
}

function sameValue(module: TerraformModule, one: Entry, other: Entry, name: string): boolean {
  const first = one.expression(name);
  const second = other.expression(name);
  if (!first || !second) return first === second;
  if (sourceText(first).replace(/\s/g, "") === sourceText(second).replace(/\s/g, "")) return true;
  const left = module.evaluate(first);
  const right = module.evaluate(second);
  return left.kind === "string" && right.kind === "string" && left.value === right.value;
}

const DEFAULT_PRIORITY = 1000;
const TARGETS = ["target_tags", "target_service_accounts"];

const IS_ON: Condition = { attribute: "disabled", is: ["false"], whenAbsent: true };
const FIREWALL_IS_ON: readonly Condition[] = [
  IS_ON,
  { attribute: "direction", is: ["ingress"], whenAbsent: true },
];
const POLICY_ALLOWS: readonly Condition[] = [
  IS_ON,
  { attribute: "direction", is: ["ingress"] },
  { attribute: "action", is: ["allow"] },
];
const FROM_OUTSIDE: readonly Condition[] = [
  { attribute: "src_network_scope", is: ["internet"], whenAbsent: true },
];
const OTHER_POLICY_SOURCES = [
  "src_address_groups",
  "src_fqdns",
  "src_networks",
  "src_region_codes",
  "src_secure_tags",
  "src_threat_intelligences",
];
const POLICY_RULES = [
  "google_compute_firewall_policy_rule",
  "google_compute_network_firewall_policy_rule",
  "google_compute_region_network_firewall_policy_rule",
];
