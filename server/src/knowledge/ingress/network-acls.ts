import { asBoolean, asNumber, asString } from "../../eval/value.ts";
import { attribute, dynamicBlocks, sourceText } from "../../syntax/body.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import { referencesIn } from "../../terraform/references.ts";
import type { IngressRule } from "../ingress.ts";
import { bodyEntry, type Entry } from "./entry.ts";
import { mayComeFirst, mayDeny, type Numbered } from "./numbered.ts";
import { removeNested, removeResource } from "./removal.ts";
import { addresses, fromTo, type Shape, texts } from "./shape.ts";
import { withoutSources } from "./sources.ts";

/** A rule of a subnet's access list that allows traffic in. */
export interface AclRule extends IngressRule {
  /** True when it lets everything in and the list lets everything out again, as a list does that nobody wrote. */
  readonly isDefault: boolean;
}

/**
 * The rules of subnets' access lists that certainly allow traffic in. A rule with a lower number that may deny
 * the same comes first. Source: the pages of these resources.
 */
export function networkAclRules(module: TerraformModule): AclRule[] {
  const read = module
    .resources(...SHAPES.keys())
    .flatMap((resource) => (module.mayExist(resource) ? readResource(module, resource) : []));
  const lists = new Map<string, Read[]>();
  for (const one of read) lists.set(one.list, [...(lists.get(one.list) ?? []), one]);
  return read
    .filter((one) => one.action === "allow" && !one.isOut)
    .map((one) => toRule(one, lists.get(one.list) ?? []));
}

interface AclShape extends Pick<Shape, "traffic" | "sources"> {
  /** The nested blocks that are one rule each, those that let out last; undefined when the resource is one. */
  readonly nested?: { readonly in: string; readonly out: string };
  readonly number: string;
  readonly action: string;
}

/** One rule as it is written, whatever it does. */
interface Read extends Numbered {
  readonly resource: Resource;
  readonly entry: Entry;
  readonly removal: IngressRule["removal"];
  /** Which access list it belongs to. */
  readonly list: string;
  readonly isOut: boolean;
  /** `deny` where it is not certainly something else. */
  readonly action: "allow" | "deny";
}

function readResource(module: TerraformModule, resource: Resource): Read[] {
  const shape = SHAPES.get(resource.resourceType);
  if (!shape) return [];
  const whole = bodyEntry(module, resource.body, resource.header);
  const { nested } = shape;
  if (!nested) {
    const egress = whole.value("egress");
    const isOut = egress.kind !== "null" && asBoolean(egress) !== false;
    const removal = removeResource(module, resource);
    return [read(module, resource, shape, whole, { removal, isOut, list: listOf(resource) })];
  }
  // A dynamic block that is left may write a rule that denies.
  if (dynamicBlocks(resource.body, nested.in).length > 0) return [];
  return [nested.in, nested.out].flatMap((type) =>
    whole.nested(type).map((entry) => {
      const removal = removeNested(resource, type, entry.place, "empty list");
      return read(module, resource, shape, entry, {
        removal,
        isOut: type === nested.out,
        list: resource.address,
      });
    }),
  );
}

function read(
  module: TerraformModule,
  resource: Resource,
  shape: AclShape,
  entry: Entry,
  known: Pick<Read, "removal" | "isOut" | "list">,
): Read {
  return {
    ...known,
    resource,
    entry,
    action: asString(entry.value(shape.action))?.trim().toLowerCase() === "allow" ? "allow" : "deny",
    number: asNumber(entry.value(shape.number)),
    traffic: shape.traffic(module, entry),
    sources: shape.sources(module, entry),
  };
}

function listOf(resource: Resource): string {
  const written = attribute(resource.body, "network_acl_id");
  if (!written) return resource.address;
  const [address] = referencesIn(written.expression);
  return address ?? sourceText(written.expression);
}

function toRule(one: Read, list: readonly Read[]): AclRule {
  const denials = list.filter((other) => other.action === "deny" && !other.isOut && mayComeFirst(other, one));
  const out = list.some(
    (other) => other.isOut && other.action === "allow" && other.traffic.protocol === "all",
  );
  return {
    resource: one.resource,
    ...one.traffic,
    sources: one.sources.known,
    otherSources: one.sources.others,
    hasOtherSources: one.sources.hasOthers,
    isDenied: (family, protocol, port) => denials.some((other) => mayDeny(other, family, protocol, port)),
    removal: one.removal,
    withoutSources: (gone) => withoutSources(one.entry, gone),
    isDefault: out && one.traffic.protocol === "all",
  };
}

const AWS: Pick<AclShape, "traffic" | "sources"> = {
  traffic: fromTo("protocol", "from_port", "to_port"),
  sources: addresses(["cidr_block", "ipv6_cidr_block"]),
};
const AWS_LIST: AclShape = {
  ...AWS,
  nested: { in: "ingress", out: "egress" },
  number: "rule_no",
  action: "action",
};

const SHAPES: ReadonlyMap<string, AclShape> = new Map([
  ["aws_network_acl", AWS_LIST],
  ["aws_default_network_acl", AWS_LIST],
  ["aws_network_acl_rule", { ...AWS, number: "rule_number", action: "rule_action" }],
  [
    "ncloud_network_acl_rule",
    {
      nested: { in: "inbound", out: "outbound" },
      number: "priority",
      action: "rule_action",
      traffic: texts("protocol", ["port_range"]),
      sources: addresses(["ip_block"], ["deny_allow_group_no"]),
    },
  ],
]);
