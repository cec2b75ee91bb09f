import { asBoolean, asString } from "../eval/value.ts";
import { attribute, blocksAt } from "../syntax/body.ts";
import type { Body, Span } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";

/**
 * Where load balancers are told to send a client to the same machine again.
 * Sources: the registries' documentation of the resources.
 */
export function affinityTypes(): string[] {
  return Object.keys(PLACES);
}

/** What switches it on; undefined where it is off or not known. */
export function affinityOf(module: TerraformModule, resource: Resource): Span | undefined {
  const place = PLACES[resource.resourceType];
  if (!place) return undefined;
  if (!place.path) return switchIn(module, resource.body, place);
  for (const block of blocksAt(resource.body, place.path)) {
    const found = switchIn(module, block.body, place);
    if (found) return found;
    // A block without the attribute is on by itself where it is there for nothing else.
    if (place.isOnAlone && !attribute(block.body, place.attribute) && block.body.problems.length === 0)
      return { piece: block.piece, range: block.headerRange };
  }
  return undefined;
}

function switchIn(module: TerraformModule, body: Body, place: AffinityPlace): Span | undefined {
  const value = module.value(body, place.attribute);
  if (!value) return undefined;
  const isOn = place.on ? place.on.test(asString(value) ?? "") : asBoolean(value) === true;
  return isOn ? attribute(body, place.attribute) : undefined;
}

interface AffinityPlace {
  readonly path?: readonly string[];
  readonly attribute: string;
  /** The values that switch it on; without it `true` does. */
  readonly on?: RegExp;
  readonly isOnAlone?: true;
}

const TARGET_GROUP: AffinityPlace = { path: ["stickiness"], attribute: "enabled", isOnAlone: true };
const GOOGLE: AffinityPlace = { attribute: "session_affinity", on: /^(?!NONE$)./ };
const SERVICE: AffinityPlace = { path: ["spec"], attribute: "session_affinity", on: /^ClientIP$/ };

const PLACES: Readonly<Record<string, AffinityPlace>> = {
  aws_lb_target_group: TARGET_GROUP,
  aws_alb_target_group: TARGET_GROUP,
  azurerm_lb_rule: { attribute: "load_distribution", on: /^SourceIP/ },
  google_compute_backend_service: GOOGLE,
  google_compute_region_backend_service: GOOGLE,
  kubernetes_service: SERVICE,
  kubernetes_service_v1: SERVICE,
};
