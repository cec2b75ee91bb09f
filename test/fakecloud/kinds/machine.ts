import { ID, type Kind, TAGS } from "./kind.ts";

export const MACHINE: Kind = {
  name: "machine",
  description: "A machine that runs an image.",
  attributes: {
    id: ID,
    name: { type: "string", from: "required", description: "Several may have the same." },
    image_id: {
      type: "string",
      from: "required",
      replaces: true,
      refersTo: "image",
      description: "What it boots.",
    },
    size: {
      type: "string",
      from: "chosen",
      fallback: "small",
      description: "Changed in place by a restart.",
    },
    user_data: { type: "string", from: "optional", replaces: true, description: "Run at the first boot." },
    zone: { type: "string", from: "chosen", fallback: "a", replaces: true, description: "Where it stands." },
    firewall_ids: {
      type: ["set", "string"],
      from: "optional",
      refersTo: "firewall",
      description: "What guards it.",
    },
    password: {
      type: "string",
      from: "optional",
      sensitive: true,
      replaces: true,
      description: "Of its administrator.",
    },
    tags: TAGS,
    address: { type: "string", from: "computed", description: "Its private address." },
    restarts: {
      type: "number",
      from: "computed",
      changesWith: ["size"],
      description: "How often it was restarted to change it.",
    },
  },
  made: (machine) => {
    const number = Number(machine.id.replace("machine-", ""));
    machine.attributes.address = `10.0.${Math.floor(number / 250)}.${(number % 250) + 1}`;
    machine.attributes.restarts = 0;
  },
  changed: (machine, before) => {
    if (machine.attributes.size !== before.size)
      machine.attributes.restarts = Number(before.restarts ?? 0) + 1;
  },
};
