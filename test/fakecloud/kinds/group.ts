import { machinesOf, refreshIfChanged, removeMachine } from "../cloud/rollout.ts";
import { isHealthy, type Thing } from "../cloud/state.ts";
import { isUnknown } from "../provider/values.ts";
import { CloudError, ID, type Kind, names } from "./kind.ts";

/** A group keeps its number of machines by itself, see cloud/rollout.ts. */
export const GROUP: Kind = {
  name: "group",
  description: "Equal machines, made from a launch template.",
  uniqueName: true,
  attributes: {
    id: ID,
    ...names(),
    template_id: {
      type: "string",
      from: "required",
      refersTo: "launch_template",
      description: "What its machines are made from.",
    },
    template_version: {
      type: "string",
      from: "chosen",
      fallback: "$Latest",
      description: "A number, or $Latest, whose change starts no refresh.",
    },
    desired: { type: "number", from: "required", description: "How many machines." },
    target_group_ids: {
      type: ["set", "string"],
      from: "optional",
      refersTo: "target_group",
      description: "Where its machines serve.",
    },
    wait_for_healthy: {
      type: "number",
      from: "optional",
      description: "Seconds in which all machines must be well for the group to count as made.",
    },
  },
  blocks: {
    instance_refresh: {
      nesting: "list",
      most: 1,
      attributes: {
        min_healthy_percentage: {
          type: "number",
          from: "optional",
          description: "How many stay while others are replaced; 90 where nothing is said.",
        },
        auto_rollback: {
          type: "bool",
          from: "optional",
          description: "Whether the version before is run again when the new machines are not well.",
        },
      },
    },
  },
  changed: refreshIfChanged,
  going: (group, context) => {
    for (const machine of machinesOf(context.state, group)) removeMachine(context, machine);
  },
  waitsFor: (group, { state, now }) => {
    const atMost = Number(group.attributes.wait_for_healthy ?? 0);
    if (atMost === 0) return undefined;
    const machines = machinesOf(state, group);
    const healthy = machines.filter((machine: Thing) => isHealthy(machine, now)).length;
    if (healthy === machines.length) return undefined;
    return { atMost, missing: `${healthy} of ${machines.length} machines of ${group.id} are well.` };
  },
  check: ({ desired, template_version }) => {
    if (!isUnknown(desired) && (Number(desired) < 0 || !Number.isInteger(Number(desired))))
      throw new CloudError("Invalid number of machines", `There cannot be ${desired} machines.`, "desired");
    if (typeof template_version === "string" && !/^(?:\d+|\$Latest)$/.test(template_version))
      throw new CloudError(
        "Invalid version",
        `"${template_version}" is neither a number nor $Latest.`,
        "template_version",
      );
  },
};
