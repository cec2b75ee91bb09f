import { isUnknown } from "../provider/values.ts";
import { CloudError, ID, type Kind, names } from "./kind.ts";

const HEAVIEST = 999;

export const LISTENER: Kind = {
  name: "listener",
  description: "A port of a load balancer, and who serves it.",
  uniqueName: true,
  attributes: {
    id: ID,
    ...names(),
    port: { type: "number", from: "required", replaces: true, description: "Where clients connect." },
    address: { type: "string", from: "computed", description: "What clients connect to." },
  },
  blocks: {
    forward: {
      nesting: "list",
      attributes: {
        target_group_id: {
          type: "string",
          from: "required",
          refersTo: "target_group",
          description: "Who serves.",
        },
        weight: { type: "number", from: "required", description: "Share among all weights, 0 to 999." },
      },
    },
  },
  check: ({ forward }) => {
    if (!Array.isArray(forward)) return;
    for (const { weight } of forward)
      if (!isUnknown(weight) && !(weight >= 0 && weight <= HEAVIEST && Number.isInteger(Number(weight))))
        throw new CloudError(
          "Invalid weight",
          `${weight} is no whole number from 0 to ${HEAVIEST}.`,
          "forward",
        );
  },
  made: (listener) => {
    listener.attributes.address = `${listener.id}.balancer.internal`;
  },
};
