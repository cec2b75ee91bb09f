import type { Fault } from "../faults.ts";
import type { ObjectValue, Value } from "../provider/values.ts";

/** What stands in the cloud's file. Somebody may edit it by hand: that is drift. */
export interface CloudState {
  readonly format: 1;
  /** Number of the next thing; ids are never used twice. */
  nextNumber: number;
  /** By kind, then by id. */
  things: Record<string, Record<string, Thing>>;
  /** What is to go wrong, see faults.ts. */
  faults: readonly Fault[];
  /** How often each fault with `times` has happened: by its JSON. */
  faultUses: Record<string, number>;
}

export interface Thing {
  readonly id: string;
  readonly kind: string;
  /** As the configuration and the cloud say, without those that are sensitive. */
  attributes: Record<string, Value>;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Machines: from when on they are well, in milliseconds since 1970; null is never. */
  healthyAt?: number | null;
  /** From when on others find it, in milliseconds since 1970. */
  visibleAt?: number;
  /** Launch templates: what each version says. */
  versions?: Record<string, ObjectValue>;
  /** Groups: the last rolling replacement of their machines. */
  refresh?: Refresh;
}

/** Named as auto scaling groups name it. */
export interface Refresh {
  status: "InProgress" | "Successful" | "Failed" | "RolledBack" | "Cancelled";
  readonly version: string;
  /** What the group runs again if the new machines are not well. */
  readonly previousVersion: string;
}

export function emptyState(): CloudState {
  return { format: 1, nextNumber: 1, things: {}, faults: [], faultUses: {} };
}

export function thingsOf(state: CloudState, kind: string): Thing[] {
  return Object.values(state.things[kind] ?? {});
}

export function findThing(state: CloudState, kind: string, id: Value | undefined): Thing | undefined {
  return typeof id === "string" ? state.things[kind]?.[id] : undefined;
}

export function addThing(
  state: CloudState,
  kind: string,
  attributes: Record<string, Value>,
  now: number,
): Thing {
  const id = `${kind}-${state.nextNumber++}`;
  const thing: Thing = { id, kind, attributes: { ...attributes, id }, madeAt: now };
  state.things[kind] ??= {};
  state.things[kind][id] = thing;
  return thing;
}

export function removeThing(state: CloudState, thing: Thing): void {
  delete state.things[thing.kind]?.[thing.id];
}

export function isHealthy(machine: Thing, now: number): boolean {
  return machine.healthyAt !== null && (machine.healthyAt ?? 0) <= now;
}
