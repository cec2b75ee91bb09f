import { thingsOf } from "../cloud/state.ts";
import { CloudError, ID, type Kind, names } from "./kind.ts";

export const FIREWALL: Kind = {
  name: "firewall",
  description: "Who may reach machines.",
  uniqueName: true,
  attributes: { id: ID, ...names() },
  blocks: {
    rule: {
      nesting: "set",
      attributes: {
        port: { type: "number", from: "required", description: "Which port is open." },
        source: { type: "string", from: "required", description: "To which addresses." },
      },
    },
  },
  going: (firewall, { state }) => {
    for (const machine of thingsOf(state, "machine")) {
      const guards = (machine.attributes.firewall_ids ?? []) as readonly string[];
      if (guards.includes(firewall.id))
        throw new CloudError("Firewall is in use", `${firewall.id} guards ${machine.id}.`);
    }
  },
};
