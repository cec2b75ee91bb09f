import type { ObjectValue, Value } from "../provider/values.ts";
import type { Context } from "./context.ts";
import { firstBlock, groupKindOf, groupsOf } from "./groups.ts";
import {
  addThing,
  type CloudState,
  findThing,
  isHealthy,
  removeThing,
  type Thing,
  thingsOf,
} from "./state.ts";

/** Whether time alone may change something. */
export function unsettled(state: CloudState): boolean {
  return groupsOf(state).some(
    (group) => group.refresh?.status === "InProgress" || machinesOf(state, group).length !== desiredOf(group),
  );
}

/** Does what the groups would have done by themselves by now: their number of machines, their rolling replacement. */
export function settle(context: Context): void {
  for (const group of groupsOf(context.state)) {
    scale(context, group);
    while (group.refresh?.status === "InProgress" && refreshStep(context, group));
  }
}

export function machinesOf(state: CloudState, group: Thing): Thing[] {
  const { machine: kind } = groupKindOf(group);
  return thingsOf(state, kind).filter((machine) => machine.attributes.group_id === group.id);
}

/** The version of its template that a group runs: the one it names, or the last one. */
export function versionOf(state: CloudState, group: Thing): string {
  const { version: named } = groupKindOf(group);
  const version = named(group.attributes);
  if (version !== "$Latest") return version;
  return String(templateOf(state, group)?.attributes.latest_version);
}

/** Begins to replace the machines of a group that was changed, if it is to run another version and asks for that. */
export function refreshIfChanged(group: Thing, before: ObjectValue, context: Context): void {
  const previous = versionOf(context.state, { ...group, attributes: { ...before } });
  const { version: named } = groupKindOf(group);
  if (previous === versionOf(context.state, group) || named(group.attributes) === "$Latest") return;
  if (refreshBlock(group)) startRefresh(context, group, previous);
}

/** One that is under way ends there. */
function startRefresh(context: Context, group: Thing, previousVersion: string): void {
  const version = versionOf(context.state, group);
  if (group.refresh?.status === "InProgress") finishRefresh(context, group, "Cancelled");
  group.refresh = { status: "InProgress", version, previousVersion };
  context.record("refresh started", subject(group));
}

export function makeGroupMachine(context: Context, group: Thing, version: string): Thing {
  const { state, now } = context;
  const { machine: kind } = groupKindOf(group);
  const template = templateOf(state, group)?.versions?.[version];
  const attributes: Record<string, Value> = {
    ...template,
    name: `${group.attributes.name}-${state.nextNumber}`,
    group_id: group.id,
    template_version: version,
  };
  const effects = context.effects("create", kind, attributes);
  const machine = addThing(state, kind, attributes, now);
  machine.healthyAt = healthTime(effects.healthyAfter, now);
  context.record("create finished", subject(machine));
  return machine;
}

export function healthTime(after: number | "never" | undefined, now: number): number | null {
  return after === "never" ? null : now + (after ?? 0) * 1000;
}

export function removeMachine(context: Context, machine: Thing): void {
  removeThing(context.state, machine);
  context.record("delete finished", subject(machine));
}

export function subject(thing: Thing): { kind: string; id: string; name?: string } {
  const { name } = thing.attributes;
  return { kind: thing.kind, id: thing.id, ...(typeof name === "string" && { name }) };
}

function scale(context: Context, group: Thing): void {
  const desired = desiredOf(group);
  const machines = machinesOf(context.state, group);
  for (const machine of machines.slice(0, Math.max(0, machines.length - desired)))
    removeMachine(context, machine);
  const version =
    group.refresh?.status === "InProgress" ? group.refresh.version : versionOf(context.state, group);
  for (let count = machines.length; count < desired; count++) makeGroupMachine(context, group, version);
}

/** @returns whether the next step can be taken at once. */
function refreshStep(context: Context, group: Thing): boolean {
  const refresh = group.refresh;
  if (!refresh) return false;
  const machines = machinesOf(context.state, group);
  const old = machines.filter((machine) => machine.attributes.template_version !== refresh.version);
  const fresh = machines.filter((machine) => !old.includes(machine));
  if (fresh.some((machine) => machine.healthyAt === null)) {
    giveUp(context, group, fresh);
    return false;
  }
  if (fresh.some((machine) => !isHealthy(machine, context.now))) return false;
  if (old.length === 0) {
    finishRefresh(context, group, "Successful");
    return false;
  }
  for (const machine of old.slice(0, batchSize(group)))
    replaceMachine(context, group, machine, refresh.version);
  return true;
}

function giveUp(context: Context, group: Thing, fresh: readonly Thing[]): void {
  const previous = group.refresh?.previousVersion;
  if (!refreshBlock(group)?.auto_rollback || previous === undefined) {
    finishRefresh(context, group, "Failed");
    return;
  }
  groupKindOf(group).setVersion(group.attributes, previous);
  for (const machine of fresh) replaceMachine(context, group, machine, previous);
  finishRefresh(context, group, "RolledBack");
}

function finishRefresh(
  context: Context,
  group: Thing,
  status: "Successful" | "Failed" | "RolledBack" | "Cancelled",
): void {
  if (group.refresh) group.refresh.status = status;
  context.record(`refresh ${status.toLowerCase()}`, subject(group));
}

function replaceMachine(context: Context, group: Thing, machine: Thing, version: string): void {
  removeMachine(context, machine);
  makeGroupMachine(context, group, version);
}

/** As many as may be away at once, and always one. */
function batchSize(group: Thing): number {
  const healthy = Number(refreshBlock(group)?.min_healthy_percentage ?? 90);
  return Math.max(1, Math.floor((desiredOf(group) * (100 - healthy)) / 100));
}

function refreshBlock(group: Thing): Record<string, Value> | undefined {
  return firstBlock(group.attributes, "instance_refresh");
}

function desiredOf(group: Thing): number {
  return groupKindOf(group).desired(group.attributes);
}

function templateOf(state: CloudState, group: Thing): Thing | undefined {
  const { template, templateId } = groupKindOf(group);
  return findThing(state, template, templateId(group.attributes));
}
