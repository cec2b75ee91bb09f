import { ID, type Kind, TAGS } from "./kind.ts";

/** Never changes but for its tags: another content is another image. */
export const IMAGE: Kind = {
  name: "image",
  description: "A machine image.",
  attributes: {
    id: ID,
    name: { type: "string", from: "required", replaces: true, description: "What it is an image of." },
    version: { type: "string", from: "required", replaces: true, description: "Which one of that name." },
    packages: {
      type: ["list", "string"],
      from: "optional",
      replaces: true,
      description: "What is installed in it.",
    },
    tags: TAGS,
    created_at: { type: "string", from: "computed", description: "ISO 8601, UTC." },
  },
  made: (image, { now }) => {
    image.attributes.created_at = new Date(now).toISOString();
  },
};
