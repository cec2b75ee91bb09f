import type { Thing } from "../cloud/state.ts";
import { ID, type Kind, names } from "./kind.ts";

const VERSIONED = ["image_id", "size", "user_data"] as const;

/** Each change makes a new version; the earlier ones stay. */
export const LAUNCH_TEMPLATE: Kind = {
  name: "launch_template",
  description: "What the machines of a group are made from.",
  uniqueName: true,
  attributes: {
    id: ID,
    ...names(),
    image_id: { type: "string", from: "required", refersTo: "image", description: "What machines boot." },
    size: { type: "string", from: "chosen", fallback: "small", description: "Of each machine." },
    user_data: { type: "string", from: "optional", description: "Run at the first boot." },
    latest_version: {
      type: "number",
      from: "computed",
      changesWith: VERSIONED,
      description: "Number of the last version.",
    },
  },
  made: (template) => addVersion(template, 1, VERSIONED),
  changed: (template, before) => {
    if (VERSIONED.some((name) => template.attributes[name] !== before[name]))
      addVersion(template, Number(before.latest_version) + 1, VERSIONED);
  },
};

/** Keeps what a template says now as a version of it. @param versioned the attributes that are kept. */
export function addVersion(template: Thing, version: number, versioned: readonly string[]): void {
  template.attributes.latest_version = version;
  const said = Object.fromEntries(versioned.map((name) => [name, template.attributes[name] ?? null]));
  template.versions = { ...template.versions, [version]: said };
}
