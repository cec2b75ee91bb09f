import { asString, type Value } from "../../eval/value.ts";
import { attribute } from "../../syntax/body.ts";
import { removeItems } from "../../syntax/list-edits.ts";
import type { Expression } from "../../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import type { IngressRule } from "../ingress.ts";
import { readRange } from "../network.ts";
import { listItems } from "./list-items.ts";
import { mayComeFirst, mayDeny, type Numbered } from "./numbered.ts";
import { ALL_PORTS, type Ports, readPortText, readProtocol, UNKNOWN_PORTS } from "./ports.ts";
import type { Sources } from "./sources.ts";

/**
 * Tencent Cloud's short form: one text a rule, `ACCEPT#0.0.0.0/0#22#TCP`, of which the first that fits decides.
 * Source: the provider's page of the resource.
 */
export function tencentLiteRules(module: TerraformModule): IngressRule[] {
  return module.resources("tencentcloud_security_group_lite_rule").flatMap((resource) => {
    const texts = readTexts(module, resource);
    return texts.filter((one) => one.action === "accept").map((one) => toRule(resource, one, texts));
  });
}

interface LiteRule extends Numbered {
  readonly action: string;
  readonly removal: IngressRule["removal"];
}

function readTexts(module: TerraformModule, resource: Resource): LiteRule[] {
  const written = attribute(resource.body, "ingress");
  if (!written) return [];
  return listItems(module, written.expression).map((one, number) => {
    const value = module.evaluate(one.item);
    const [action = "", source = "", ports = "", protocol = ""] = (asString(value) ?? "").split("#");
    const { item, list } = one;
    const isLiteral = list !== undefined && item.kind === "literal";
    return {
      number,
      action: action.trim().toLowerCase(),
      traffic: {
        protocol: protocol === "" ? "unknown" : readProtocol({ ...value, kind: "string", value: protocol }),
        ports: readPorts(ports),
      },
      sources: sourcesOf(source, value, item),
      removal: isLiteral ? () => removeItems(list, [item]) : undefined,
    };
  });
}

/** An address, or the id of a group or template. What cannot be known may be anything. */
function sourcesOf(text: string, value: Value, at: Expression): Sources {
  if (readRange(text))
    return {
      known: [{ text, address: text, at, hops: value.hops, attribute: "ingress" }],
      others: [],
      hasOthers: false,
    };
  const group = { kind: "group", at, expression: at, isCertain: true } as const;
  return { known: [], others: text === "" ? [] : [group], hasOthers: true };
}

function readPorts(text: string): Ports {
  if (text === "") return UNKNOWN_PORTS;
  if (text.trim().toLowerCase() === "all") return ALL_PORTS;
  const read = readPortText(text);
  const ranges = read.filter((one) => one !== undefined);
  return { ranges, complete: ranges.length === read.length };
}

function toRule(resource: Resource, one: LiteRule, all: readonly LiteRule[]): IngressRule {
  const denials = all.filter((other) => other.action !== "accept" && mayComeFirst(other, one));
  return {
    resource,
    ...one.traffic,
    sources: one.sources.known,
    otherSources: one.sources.others,
    hasOtherSources: one.sources.hasOthers,
    isDenied: (family, protocol, port) => denials.some((other) => mayDeny(other, family, protocol, port)),
    removal: one.removal,
    withoutSources: () => undefined,
  };
}
