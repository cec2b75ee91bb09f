import type { TerraformModule } from "../../terraform/module.ts";
import type { Entry } from "./entry.ts";
import { ALL_PORTS, type Ports, portsFromTexts, portsFromTo, readProtocol, UNKNOWN_PORTS } from "./ports.ts";
import {
  addresses,
  addressesOrAll,
  type Condition,
  fromTo,
  type Shape,
  type Traffic,
  texts,
} from "./shape.ts";
import { readSources } from "./sources.ts";

/** Clouds beside the three big ones. Source: each provider's pages of these resources. */
export const OTHER_SHAPES: readonly Shape[] = [
  {
    type: "alicloud_security_group_rule",
    when: [is("type", "ingress"), { ...is("policy", "accept"), whenAbsent: true }],
    traffic: texts("ip_protocol", ["port_range"]),
    sources: addresses(["cidr_ip", "ipv6_cidr_ip"], ["source_security_group_id", "prefix_list_id"]),
  },
  {
    type: "openstack_networking_secgroup_rule_v2",
    when: [is("direction", "ingress")],
    traffic: neutron,
    sources: addressesOrAll(["remote_ip_prefix"], ["remote_group_id", "remote_address_group_id"]),
  },
  {
    type: "openstack_compute_secgroup_v2",
    nested: "rule",
    lastBlock: "stays",
    traffic: fromTo("ip_protocol", "from_port", "to_port"),
    sources: addresses(["cidr"], ["from_group_id", "self"]),
  },
  {
    type: "digitalocean_firewall",
    nested: "inbound_rule",
    traffic: texts("protocol", ["port_range"]),
    sources: addresses(
      ["source_addresses"],
      ["source_droplet_ids", "source_tags", "source_load_balancer_uids", "source_kubernetes_ids"],
    ),
  },
  {
    type: "hcloud_firewall",
    nested: "rule",
    when: [is("direction", "in")],
    traffic: texts("protocol", ["port"]),
    sources: addresses(["source_ips"]),
  },
  {
    type: "linode_firewall",
    nested: "inbound",
    resourceWhen: [{ ...is("disabled", "false"), whenAbsent: true }],
    when: [is("action", "accept")],
    traffic: texts("protocol", ["ports"]),
    sources: addresses(["ipv4", "ipv6"]),
  },
  ...["oci_core_security_list", "oci_core_default_security_list"].map(
    (type): Shape => ({
      type,
      nested: "ingress_security_rules",
      when: [{ ...is("source_type", "cidr_block"), whenAbsent: true }],
      traffic: oracle,
      sources: addresses(["source"]),
    }),
  ),
  {
    type: "oci_core_network_security_group_security_rule",
    when: [is("direction", "ingress"), { ...is("source_type", "cidr_block"), whenAbsent: true }],
    traffic: oracle,
    sources: addresses(["source"]),
  },
  {
    type: "ncloud_access_control_group_rule",
    nested: "inbound",
    lastBlock: "empty list",
    traffic: texts("protocol", ["port_range"]),
    sources: addresses(["ip_block"], ["source_access_control_group_no"]),
  },
  {
    type: "tencentcloud_security_group_rule",
    when: [is("type", "ingress"), is("policy", "accept")],
    traffic: tencent("ip_protocol", "port_range", ["protocol_template"]),
    sources: addresses(["cidr_ip"], ["source_sgid", "address_template"]),
  },
  {
    type: "tencentcloud_security_group_rule_set",
    nested: "ingress",
    when: [is("action", "accept")],
    traffic: tencent("protocol", "port", ["service_template_id", "service_template_group"]),
    sources: addresses(
      ["cidr_block", "ipv6_cidr_block"],
      ["source_security_id", "address_template_id", "address_template_group"],
    ),
  },
  {
    type: "yandex_vpc_security_group",
    nested: "ingress",
    lastBlock: "stays",
    traffic: yandex,
    sources: addresses(["v4_cidr_blocks", "v6_cidr_blocks"], ["security_group_id", "predefined_target"]),
  },
  {
    type: "yandex_vpc_security_group_rule",
    when: [is("direction", "ingress")],
    traffic: yandex,
    sources: addresses(["v4_cidr_blocks", "v6_cidr_blocks"], ["security_group_id", "predefined_target"]),
  },
  {
    type: "ibm_is_security_group_rule",
    when: [is("direction", "inbound")],
    traffic: ibm,
    sources: addresses(["remote"]),
  },
  {
    type: "exoscale_security_group_rule",
    when: [is("type", "ingress")],
    traffic: fromTo("protocol", "start_port", "end_port"),
    sources: addresses(["cidr"], ["user_security_group_id", "user_security_group"]),
  },
  ...["scaleway_instance_security_group", "scaleway_instance_security_group_rules"].map(
    (type): Shape => ({
      type,
      nested: "inbound_rule",
      when: [is("action", "accept")],
      traffic: texts("protocol", ["port", "port_range"], { protocol: "tcp", ports: ALL_PORTS }),
      sources: addressesOrAll(["ip_range", "ip"]),
    }),
  ),
  {
    type: "vultr_firewall_rule",
    traffic: vultrTraffic,
    sources: (module, entry) =>
      readSources(
        module,
        entry,
        ["network", ...(isZero(entry, "subnet_size") ? ["subnet"] : [])],
        ["source"],
        EVERY_SUBNET,
      ),
  },
];

function is(attribute: string, value: string): Condition {
  return { attribute, is: [value] };
}

/** A Neutron rule without protocol means any; without ports, or with 0 to 0, all of its protocol's. */
function neutron(_module: TerraformModule, entry: Entry): Traffic {
  const protocol = entry.value("protocol");
  const isAny = protocol.kind === "string" && protocol.value === "";
  const read = isAny ? "all" : readProtocol(protocol, "all");
  const ports = portsFromTo(entry, "port_range_min", "port_range_max", ALL_PORTS);
  const [only] = ports.ranges;
  const isWhole = read === "all" || (only?.from === 0 && only.to === 0);
  return { protocol: read, ports: isWhole ? ALL_PORTS : ports };
}

/** Ports stand in `tcp_options` or `udp_options`, in older pages directly, in newer ones in a block of their own. */
function oracle(_module: TerraformModule, entry: Entry): Traffic {
  const protocol = readProtocol(entry.value("protocol"));
  const name = `${protocol}_options`;
  const [options] = entry.nested(name);
  if (protocol === "all") return { protocol, ports: ALL_PORTS };
  if (!options) return { protocol, ports: entry.value(name).kind === "null" ? ALL_PORTS : UNKNOWN_PORTS };
  const [range] = options.nested("destination_port_range");
  return { protocol, ports: portsFromTo(range ?? options, "min", "max", range ? UNKNOWN_PORTS : ALL_PORTS) };
}

/** Without a protocol all of them, unless a template says which. */
function tencent(protocol: string, ports: string, templates: readonly string[]): Shape["traffic"] {
  return (module, entry) => {
    const hasTemplate = templates.some(
      (name) => entry.value(name).kind !== "null" || entry.nested(name).length > 0,
    );
    if (hasTemplate) return { protocol: "unknown", ports: UNKNOWN_PORTS };
    return {
      protocol: readProtocol(entry.value(protocol), "all"),
      ports: portsFromTexts(module, entry, [ports], ALL_PORTS),
    };
  };
}

/** `port`, or `from_port` and `to_port`; none of them, or -1, means any. */
function yandex(module: TerraformModule, entry: Entry): Traffic {
  const protocol = readProtocol(entry.value("protocol"));
  const single = portsFromTexts(module, entry, ["port"], NO_PORTS);
  const range = portsFromTo(entry, "from_port", "to_port", NO_PORTS);
  if (single === NO_PORTS && range === NO_PORTS) return { protocol, ports: ALL_PORTS };
  return { protocol, ports: single === NO_PORTS ? range : single };
}

/** A protocol with ports, or, as before, a block of the protocol's name; neither of them means all. */
function ibm(_module: TerraformModule, entry: Entry): Traffic {
  for (const protocol of ["tcp", "udp"] as const) {
    const [options] = entry.nested(protocol);
    if (options) return { protocol, ports: portsFromTo(options, "port_min", "port_max", ALL_PORTS) };
  }
  if (entry.nested("icmp").length > 0) return { protocol: "icmp", ports: ALL_PORTS };
  const protocol = readProtocol(entry.value("protocol"), "all");
  const ports = portsFromTo(entry, "port_min", "port_max", ALL_PORTS);
  return { protocol, ports: protocol === "all" ? ALL_PORTS : ports };
}

/** `port`, before version 2 of the provider `from_port` with perhaps `to_port`. */
function vultrTraffic(module: TerraformModule, entry: Entry): Traffic {
  const protocol = readProtocol(entry.value("protocol"));
  const single = portsFromTexts(module, entry, ["port"], NO_PORTS);
  if (single !== NO_PORTS) return { protocol, ports: single };
  return { protocol, ports: portsFromTo(entry, "from_port", "to_port") };
}

function isZero(entry: Entry, name: string): boolean {
  const value = entry.value(name);
  return (value.kind === "number" || value.kind === "string") && Number(value.value) === 0;
}

const NO_PORTS: Ports = { ranges: [], complete: true };
/** Vultr writes the length of a network apart from its address. */
const EVERY_SUBNET: ReadonlyMap<string, string> = new Map([
  ["0.0.0.0", "0.0.0.0/0"],
  ["::", "::/0"],
]);
