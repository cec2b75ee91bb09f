import type { Resource, TerraformModule } from "../../terraform/module.ts";
import type { IngressRule } from "../ingress.ts";
import { bodyEntry } from "./entry.ts";
import { FIREWALL_IS_ON, firewallSources, GoogleDenials, readTraffic } from "./google-denials.ts";
import { googlePolicyRules } from "./google-policies.ts";
import { removeBlock, toGoogleRule } from "./google-rule.ts";
import { removeResource } from "./removal.ts";
import { holdAll } from "./shape.ts";

/**
 * Google's firewalls: several `allow` blocks share the sources of the resource, and a `deny` of another
 * resource may win. Source: the google provider's pages of these resources.
 */
export function googleIngressRules(module: TerraformModule): IngressRule[] {
  const denials = new GoogleDenials(module);
  return [
    ...module.resources("google_compute_firewall").flatMap((one) => firewallRules(module, one, denials)),
    ...googlePolicyRules(module),
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
    return { ...toGoogleRule(resource, traffic, sources, whole, removal), isDenied };
  });
}
