import { isUnknown } from "../provider/values.ts";
import { CloudError, ID, type Kind, names } from "./kind.ts";

/** Holds what nobody can make again. */
export const DATABASE: Kind = {
  name: "database",
  description: "A database.",
  uniqueName: true,
  attributes: {
    id: ID,
    ...names(),
    engine: { type: "string", from: "required", replaces: true, description: "Which software." },
    engine_version: { type: "string", from: "required", description: "Upgraded in place." },
    storage: {
      type: "number",
      from: "required",
      replaces: (before, after) => !isUnknown(after) && Number(after) < Number(before),
      description: "Gigabytes. Grows in place; a smaller one is another database.",
    },
    password: { type: "string", from: "required", sensitive: true, description: "Of its owner." },
    deletion_protection: {
      type: "bool",
      from: "chosen",
      fallback: false,
      description: "Whether the cloud refuses to delete it.",
    },
    endpoint: { type: "string", from: "computed", description: "Where clients connect." },
  },
  made: (database) => {
    database.attributes.endpoint = `${database.id}.database.internal`;
  },
  going: (database) => {
    if (database.attributes.deletion_protection)
      throw new CloudError(
        "Deletion protection is on",
        `${database.id} cannot be deleted while deletion_protection is true.`,
      );
  },
};
