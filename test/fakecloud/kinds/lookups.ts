import type { View } from "../cloud/context.ts";
import { machinesOf, versionOf } from "../cloud/rollout.ts";
import { findThing, isHealthy, type Thing, thingsOf } from "../cloud/state.ts";
import type { ObjectValue, Value } from "../provider/values.ts";
import { NEWEST_AMI } from "./aws.ts";
import { CloudError, ID, type Lookup } from "./kind.ts";

const NEWEST_IMAGE: Lookup = {
  name: "image",
  description: "The newest image of a name.",
  attributes: {
    id: ID,
    name: { type: "string", from: "required", description: "What it is an image of." },
    version: { type: "string", from: "computed", description: "Which one of that name." },
    created_at: { type: "string", from: "computed", description: "ISO 8601, UTC." },
  },
  find: ({ name }, { state, now }) => {
    const newest = thingsOf(state, "image")
      .filter((image) => image.attributes.name === name && (image.visibleAt ?? 0) <= now)
      .at(-1);
    if (!newest) throw new CloudError("No image found", `There is no image of the name "${name}".`, "name");
    const { id, version = null, created_at = null } = newest.attributes;
    return { id: id as Value, name: name as Value, version, created_at };
  },
};

const ROLLOUT: Lookup = {
  name: "group_rollout",
  description: "What the machines of a group run, and how far its last refresh is.",
  attributes: {
    id: ID,
    group_id: { type: "string", from: "required", refersTo: "group", description: "Which group." },
    status: {
      type: "string",
      from: "computed",
      description: "InProgress, Successful, Failed, RolledBack, Cancelled, or nothing.",
    },
    percentage: { type: "number", from: "computed", description: "How many machines run the version." },
    machine_ids: { type: ["list", "string"], from: "computed", description: "Its machines." },
    image_ids: { type: ["set", "string"], from: "computed", description: "What they run." },
  },
  find: ({ group_id }, { state }) => {
    const group = required(state.things.group?.[String(group_id)], "group", group_id);
    const machines = machinesOf(state, group);
    const version = group.refresh?.version ?? versionOf(state, group);
    const current = machines.filter((machine) => machine.attributes.template_version === version).length;
    return {
      id: group.id,
      group_id: group.id,
      status: group.refresh?.status ?? null,
      percentage: machines.length === 0 ? 100 : Math.floor((current * 100) / machines.length),
      machine_ids: machines.map(({ id }) => id),
      image_ids: [...new Set(machines.map(({ attributes }) => attributes.image_id as Value))],
    };
  },
};

const TARGET_HEALTH: Lookup = {
  name: "target_health",
  description: "How many machines of a target group are well.",
  attributes: {
    id: ID,
    target_group_id: { type: "string", from: "required", refersTo: "target_group", description: "Which." },
    healthy: { type: "number", from: "computed", description: "Machines that are well." },
    unhealthy: { type: "number", from: "computed", description: "Machines that are not, or not yet." },
  },
  find: ({ target_group_id }, view) => {
    const targets = required(
      findThing(view.state, "target_group", target_group_id),
      "target_group",
      target_group_id,
    );
    return { id: targets.id, target_group_id: targets.id, ...targetHealth(targets, view) };
  },
};

export const LOOKUPS: readonly Lookup[] = [NEWEST_IMAGE, ROLLOUT, TARGET_HEALTH, NEWEST_AMI];

/** How many machines of a target group are well. */
export function targetHealth(
  targets: Thing,
  { state, now }: View,
): ObjectValue & { readonly healthy: number; readonly unhealthy: number } {
  const grouped = thingsOf(state, "group")
    .filter(({ attributes }) => (attributes.target_group_ids as string[] | null)?.includes(targets.id))
    .flatMap((group) => machinesOf(state, group));
  const attached = thingsOf(state, "attachment")
    .filter(({ attributes }) => attributes.target_group_id === targets.id)
    .flatMap(({ attributes }) => findThing(state, "machine", attributes.machine_id) ?? []);
  const machines = [...grouped, ...attached];
  const healthy = machines.filter((machine) => isHealthy(machine, now)).length;
  return { healthy, unhealthy: machines.length - healthy };
}

function required(thing: Thing | undefined, kind: string, id: Value | undefined): Thing {
  if (!thing) throw new CloudError("Not found", `There is no ${kind} ${id}.`, `${kind}_id`);
  return thing;
}
