import type { View } from "../cloud/context.ts";
import { groupsOf } from "../cloud/groups.ts";
import { machinesOf, versionOf } from "../cloud/rollout.ts";
import { isHealthy, type Thing, thingsOf } from "../cloud/state.ts";

/** What a visitor would get from a group, and whether all of it is what the group is to run. */
export interface Serving {
  /** A line for each image that machines serve from: `web v2 from web-2, 3 machines`. */
  readonly lines: readonly string[];
  readonly isServing: boolean;
  /** Missing when all machines are there, are well and run what the group is to run; otherwise why not. */
  readonly notYet?: string;
}

/** Names of all groups, in their order. */
export function groupNames({ state }: View): string[] {
  return groupsOf(state).map(nameOf);
}

/** @returns undefined when there is no group of that name. */
export function servingOf(name: string, { state, now }: View): Serving | undefined {
  const group = groupsOf(state).find((one) => nameOf(one) === name);
  if (!group) return undefined;
  const machines = machinesOf(state, group);
  const well = machines.filter((machine) => isHealthy(machine, now));
  const images = [...new Set(well.map(imageOf))];
  const lines = images.map((image) => {
    const count = well.filter((machine) => imageOf(machine) === image).length;
    const version = versionOfImage(image, { state, now });
    const what = version === undefined ? name : `${name} v${version}`;
    return `${what} from ${image}, ${count} ${count === 1 ? "machine" : "machines"}`;
  });
  const version = versionOf(state, group);
  const ready = well.filter(({ attributes }) => attributes.template_version === version).length;
  const isDone = machines.length > 0 && ready === machines.length && group.refresh?.status !== "InProgress";
  return {
    lines,
    isServing: well.length > 0,
    ...(isDone
      ? {}
      : { notYet: `${ready} of ${machines.length} machines are well and run what was deployed` }),
  };
}

function nameOf({ attributes }: Thing): string {
  return String(attributes.name);
}

/** The id that a machine of a group was made from, in the words of its template. */
function imageOf({ attributes }: Thing): string {
  return String(attributes.image_id);
}

function versionOfImage(id: string, { state }: View): string | undefined {
  const image = [...thingsOf(state, "image"), ...thingsOf(state, "aws_ami")].find((one) => one.id === id);
  const tags = image?.attributes.tags as Readonly<Record<string, string>> | null | undefined;
  const version = image?.attributes.version ?? tags?.Version;
  return typeof version === "string" ? version : undefined;
}
