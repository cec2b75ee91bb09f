import { asNumber } from "../../eval/value.ts";
import { attribute, sourceText } from "../../syntax/body.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import { referencesIn } from "../../terraform/references.ts";
import type { IngressRule } from "../ingress.ts";
import { bodyEntry, type Entry } from "./entry.ts";
import { readTraffic } from "./google-denials.ts";
import { removeBlock, toGoogleRule } from "./google-rule.ts";
import { mayComeFirst, mayDeny, type Numbered } from "./numbered.ts";
import { removeResource } from "./removal.ts";
import { type Condition, holdAll, mayHoldAll } from "./shape.ts";
import { readSources } from "./sources.ts";

/**
 * The rules of Google's firewall policies that allow traffic in. Within a policy the rule with the lowest number
 * decides; one that denies, or leaves it to the next policy, keeps later ones from being asked.
 * Source: the google provider's pages of these resources.
 */
export function googlePolicyRules(module: TerraformModule): IngressRule[] {
  const resources = module.resources(...POLICY_RULES);
  let denials: Map<string, Denial[]> | undefined;
  return resources.flatMap((resource) => {
    const whole = bodyEntry(module, resource.body, resource.header);
    if (!holdAll(whole, ALLOWS)) return [];
    return whole.nested("match").flatMap((match) => {
      if (!holdAll(match, FROM_OUTSIDE)) return [];
      const sources = readSources(module, match, ["src_ip_ranges"], OTHER_SOURCES);
      const configs = match.nested("layer4_configs");
      return configs.map((entry) => {
        const removal = configs.length > 1 ? removeBlock(entry) : removeResource(module, resource);
        const traffic = readTraffic(module, entry, "ip_protocol");
        const own = { number: asNumber(whole.value("priority")), traffic, sources };
        const isForAll = !hasTargets(whole, match);
        const isDenied: IngressRule["isDenied"] = (family, protocol, port) => {
          denials ??= collectDenials(module, resources);
          return (denials.get(policyOf(resource)) ?? []).some(
            (one) =>
              !(isForAll && one.hasTargets) && mayComeFirst(one, own) && mayDeny(one, family, protocol, port),
          );
        };
        return { ...toGoogleRule(resource, traffic, sources, match, removal), isDenied };
      });
    });
  });
}

interface Denial extends Numbered {
  /** It is for some machines or addresses only. */
  readonly hasTargets: boolean;
}

/** What may not be let through, by policy. */
function collectDenials(module: TerraformModule, resources: readonly Resource[]): Map<string, Denial[]> {
  const found = new Map<string, Denial[]>();
  for (const resource of resources) {
    const whole = bodyEntry(module, resource.body, resource.header);
    if (holdAll(whole, [ALLOW]) || !mayHoldAll(whole, [IS_ON, INGRESS]) || !module.mayExist(resource))
      continue;
    const policy = policyOf(resource);
    found.set(policy, [...(found.get(policy) ?? []), ...denialsOf(module, whole)]);
  }
  return found;
}

function denialsOf(module: TerraformModule, whole: Entry): Denial[] {
  const number = asNumber(whole.value("priority"));
  return whole.nested("match").flatMap((match) => {
    if (!mayHoldAll(match, FROM_OUTSIDE)) return [];
    const sources = readSources(module, match, ["src_ip_ranges"]);
    return match.nested("layer4_configs").map((entry) => ({
      number,
      sources,
      traffic: readTraffic(module, entry, "ip_protocol"),
      hasTargets: hasTargets(whole, match),
    }));
  });
}

function hasTargets(whole: Entry, match: Entry): boolean {
  const isWritten = (entry: Entry, name: string): boolean =>
    entry.value(name).kind !== "null" || entry.nested(name).length > 0;
  return TARGETS.some((name) => isWritten(whole, name)) || isWritten(match, "dest_ip_ranges");
}

function policyOf(resource: Resource): string {
  const written = attribute(resource.body, "firewall_policy");
  if (!written) return "";
  const [address] = referencesIn(written.expression);
  return address ?? sourceText(written.expression);
}

const IS_ON: Condition = { attribute: "disabled", is: ["false"], whenAbsent: true };
const INGRESS: Condition = { attribute: "direction", is: ["ingress"] };
const ALLOW: Condition = { attribute: "action", is: ["allow"] };
const ALLOWS: readonly Condition[] = [IS_ON, INGRESS, ALLOW];
const FROM_OUTSIDE: readonly Condition[] = [
  { attribute: "src_network_scope", is: ["internet"], whenAbsent: true },
];
const OTHER_SOURCES = [
  "src_address_groups",
  "src_fqdns",
  "src_networks",
  "src_region_codes",
  "src_secure_tags",
  "src_threat_intelligences",
];
const TARGETS = ["target_resources", "target_secure_tags", "target_service_accounts"];
const POLICY_RULES = [
  "google_compute_firewall_policy_rule",
  "google_compute_network_firewall_policy_rule",
  "google_compute_region_network_firewall_policy_rule",
];
