import { remove } from "../../syntax/edits.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import type { IngressRule } from "../ingress.ts";
import { bodyEntry, type Entry, type NestedEntry } from "./entry.ts";
import { FIREWALL_IS_ON, firewallSources, GoogleDenials, readTraffic } from "./google-denials.ts";
import { removeResource } from "./removal.ts";
import { type Condition, holdAll, type Traffic } from "./shape.ts";
import { readSources, type Sources, withoutSources } from "./sources.ts";

/**
 * Google's firewalls: several `allow` blocks share the sources of the resource, and a `deny` of another
 * resource may win. Source: the google provider's pages of these resources.
 */
export function googleIngressRules(module: TerraformModule): IngressRule[] {
  const denials = new GoogleDenials(module);
  return [
    ...module.resources("google_compute_firewall").flatMap((one) => firewallRules(module, one, denials)),
    ...module.resources(...POLICY_RULES).flatMap((one) => policyRules(module, one)),
  ];
}

function firewallRules(module: TerraformModule, resource: Resource, denials: GoogleDenials): IngressRule[] {
  const whole = bodyEntry(module, resource.body, resource.header);
  if (!holdAll(whole, FIREWALL_IS_ON)) return [];
  const sources = firewallSources(module, whole);
  const allowed = whole.nested("allow");
  const isDenied = denials.deny(resource, whole);
  return allowed.map((entry) => {
    const traffic = readTraffic(module, entry, "protocol");
    const removal = allowed.length > 1 ? removeBlock(entry) : removeResource(module, resource);
    return { ...toRule(resource, traffic, sources, whole, removal), isDenied };
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
    otherSources: sources.others,
    hasOtherSources: sources.hasOthers,
    removal,
    isDenied: () => false,
    withoutSources: (gone) => withoutSources(holder, gone),
  };
}

function removeBlock(entry: NestedEntry): IngressRule["removal"] {
  const { place } = entry;
  return place.kind === "block" ? () => remove(place.block, undefined) : undefined;
}

const IS_ON: Condition = { attribute: "disabled", is: ["false"], whenAbsent: true };
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
