import { opensPort, type PortRange, type Protocol } from "../../knowledge/ingress/ports.ts";
import type { Source } from "../../knowledge/ingress/sources.ts";
import { type IngressRule, ingressRules } from "../../knowledge/ingress.ts";
import { type LoginService, REMOTE_DESKTOP, SSH } from "../../knowledge/login-services.ts";
import { type AddressFamily, familyOf, worldAmong } from "../../knowledge/network.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import type { Finding } from "../rule.ts";
import { ingressFixes } from "./ingress-fixes.ts";
import { describedWorld, type OpenService, openedServices, relatedSources } from "./ingress-wording.ts";

/** A finding for each rule that lets the whole world reach the service, without those that open all ports. */
export function* publicIngress(module: TerraformModule, service: LoginService): Generator<Finding> {
  for (const rule of ingressRules(module)) {
    const open = openToWorld(rule, service);
    const world = open ? worldOf(rule, open) : [];
    const [first] = world;
    if (!open || !first || opensAllPortsToWorld(rule)) continue;
    yield {
      at: first.at,
      subject: rule.resource,
      message: `${rule.resource.address} opens ${openedServices(rule, [open])} to ${describedWorld(world)}: anyone can try to log in`,
      related: relatedSources(world),
      fixes: () => ingressFixes(rule, world, open.ports),
    };
  }
}

/** The service with those of its ports that the whole world can reach; undefined when there is none. */
export function openToWorld(rule: IngressRule, service: LoginService): OpenService | undefined {
  const ports = service.ports.filter((port) => worldReaching(rule, port, service.protocols).length > 0);
  return ports.length > 0 ? { service, ports } : undefined;
}

/** The service with those of its ports that the rule opens to sources of the families; undefined when there is none. */
export function openToFamilies(
  rule: IngressRule,
  service: LoginService,
  families: readonly AddressFamily[],
): OpenService | undefined {
  const ports = service.ports.filter(
    (port) =>
      opens(rule, port, service.protocols) &&
      families.some((family) => !isDenied(rule, family, port, service.protocols)),
  );
  return ports.length > 0 ? { service, ports } : undefined;
}

/** The sources through which the world reaches what is open. */
export function worldOf(rule: IngressRule, { service, ports }: OpenService): readonly Source[] {
  return worldReaching(rule, ports[0] ?? 0, service.protocols);
}

/** True for a rule that opens SSH, Remote Desktop and all between them, or more, to the whole world. */
export function opensAllPortsToWorld(rule: IngressRule): boolean {
  return allPortsWorld(rule).length > 0;
}

/** The sources through which the world reaches all ports; empty when it does not. */
export function allPortsWorld(rule: IngressRule): readonly Source[] {
  if (worldIn(rule.sources).length === 0 || !opensAllPorts(rule)) return NOBODY;
  const protocols: readonly Protocol[] = rule.protocol === "all" ? ["tcp"] : [rule.protocol];
  const [ssh = 0] = SSH.ports;
  const [desktop = 0] = REMOTE_DESKTOP.ports;
  const world = worldReaching(rule, ssh, protocols);
  return worldReaching(rule, desktop, protocols).length > 0 ? world : [];
}

/** True when the ports from SSH's to Remote Desktop's are open without a gap: nobody means that many. */
export function opensAllPorts({ protocol, ports }: IngressRule): boolean {
  if (protocol !== "all" && protocol !== "tcp" && protocol !== "udp") return false;
  const [first = 0] = SSH.ports;
  const [last = 0] = REMOTE_DESKTOP.ports;
  return coversAll(ports.ranges, first, last);
}

/** The sources that open the port to the world, without those another rule keeps from it. */
function worldReaching(rule: IngressRule, port: number, protocols: readonly Protocol[]): readonly Source[] {
  const world = worldIn(rule.sources);
  if (world.length === 0 || !opens(rule, port, protocols)) return NOBODY;
  const denied = ([4, 6] as const).filter((family) => isDenied(rule, family, port, protocols));
  if (denied.length === 0) return world;
  return worldAmong(rule.sources.filter((one) => !denied.some((family) => family === familyOf(one))));
}

/** Several rules of ours ask the same of each rule of a firewall, and most let in nobody from everywhere. */
function worldIn(sources: readonly Source[]): readonly Source[] {
  let world = WORLDS.get(sources);
  if (!world) {
    world = sources.length === 0 ? NOBODY : worldAmong(sources);
    WORLDS.set(sources, world);
  }
  return world;
}

const NOBODY: readonly Source[] = [];
const WORLDS = new WeakMap<readonly Source[], readonly Source[]>();

function opens(rule: IngressRule, port: number, protocols: readonly Protocol[]): boolean {
  return (rule.protocol === "all" || protocols.includes(rule.protocol)) && opensPort(rule.ports, port);
}

/** Whether another rule keeps the family from the port over each protocol in question. */
function isDenied(
  rule: IngressRule,
  family: AddressFamily,
  port: number,
  protocols: readonly Protocol[],
): boolean {
  const allowed = rule.protocol === "all" ? protocols : [rule.protocol];
  return allowed.every((protocol) => rule.isDenied(family, protocol, port));
}

function coversAll(ranges: readonly PortRange[], first: number, last: number): boolean {
  const [only] = ranges;
  if (ranges.length < 2) return only !== undefined && only.from <= first && only.to >= last;
  let next = first;
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    if (range.from > next) break;
    next = Math.max(next, range.to + 1);
  }
  return next > last;
}
