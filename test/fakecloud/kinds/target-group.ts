import { thingsOf } from "../cloud/state.ts";
import { CloudError, ID, type Kind, names } from "./kind.ts";

export const TARGET_GROUP: Kind = {
  name: "target_group",
  description: "Machines that serve the same.",
  uniqueName: true,
  attributes: {
    id: ID,
    ...names(),
    port: { type: "number", from: "required", replaces: true, description: "Where machines are reached." },
    health_path: { type: "string", from: "chosen", fallback: "/", description: "What is asked of machines." },
  },
  going: (targets, { state }) => {
    for (const listener of thingsOf(state, "listener")) {
      const forwards = (listener.attributes.forward ?? []) as readonly { readonly target_group_id: string }[];
      if (forwards.some(({ target_group_id }) => target_group_id === targets.id))
        throw new CloudError("Target group is in use", `${listener.id} forwards to ${targets.id}.`);
    }
  },
};

export const ATTACHMENT: Kind = {
  name: "attachment",
  description: "A machine of no group, serving in a target group.",
  attributes: {
    id: ID,
    target_group_id: {
      type: "string",
      from: "required",
      replaces: true,
      refersTo: "target_group",
      description: "Where it serves.",
    },
    machine_id: {
      type: "string",
      from: "required",
      replaces: true,
      refersTo: "machine",
      description: "Which one.",
    },
  },
};
