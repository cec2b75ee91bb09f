import { type AddressFamily, worldOfFamily } from "../network.ts";
import { opensPort, type Protocol } from "./ports.ts";
import type { Traffic } from "./shape.ts";
import type { Sources } from "./sources.ts";

/** A rule of a list in which the one with the lowest number that fits decides. */
export interface Numbered {
  /** Undefined when it cannot be known. */
  readonly number: number | undefined;
  readonly traffic: Traffic;
  readonly sources: Sources;
}

export function mayComeFirst(one: Numbered, other: Numbered): boolean {
  return one.number === undefined || other.number === undefined || one.number < other.number;
}

/** Whether a rule that denies may keep every address of the family from the port. */
export function mayDeny(
  { traffic, sources }: Numbered,
  family: AddressFamily,
  protocol: Protocol,
  port: number,
): boolean {
  const sameProtocol = ["all", "unknown", protocol].includes(traffic.protocol);
  const samePort = !traffic.ports.complete || opensPort(traffic.ports, port);
  return sameProtocol && samePort && (sources.hasOthers || worldOfFamily(sources.known, family).length > 0);
}
