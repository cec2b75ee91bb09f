import type { Value } from "../provider/values.ts";
import { type CloudState, type Thing, thingsOf } from "./state.ts";

/** Where the things of a kind of group say what the group is to do. */
export interface GroupKind {
  readonly name: string;
  /** The kinds of its machines and of what they are made from. */
  readonly machine: string;
  readonly template: string;
  readonly templateId: (attributes: Attributes) => Value | undefined;
  /** A number, or `$Latest`, whose change starts no refresh. */
  readonly version: (attributes: Attributes) => string;
  readonly setVersion: (attributes: Record<string, Value>, version: string) => void;
  readonly desired: (attributes: Attributes) => number;
}

type Attributes = Readonly<Record<string, Value>>;

const OWN: GroupKind = {
  name: "group",
  machine: "machine",
  template: "launch_template",
  templateId: ({ template_id }) => template_id,
  version: ({ template_version }) => String(template_version),
  setVersion: (attributes, version) => {
    attributes.template_version = version;
  },
  desired: ({ desired }) => Number(desired),
};

const OF_AWS: GroupKind = {
  name: "aws_autoscaling_group",
  machine: "aws_instance",
  template: "aws_launch_template",
  templateId: (attributes) => firstBlock(attributes, "launch_template")?.id,
  version: (attributes) => String(firstBlock(attributes, "launch_template")?.version ?? "$Latest"),
  setVersion: (attributes, version) => {
    attributes.launch_template = [{ ...firstBlock(attributes, "launch_template"), version }];
  },
  desired: ({ desired_capacity, min_size }) => Number(desired_capacity ?? min_size),
};

const GROUP_KINDS: readonly GroupKind[] = [OWN, OF_AWS];

/** All groups there are, of every kind. */
export function groupsOf(state: CloudState): Thing[] {
  return GROUP_KINDS.flatMap(({ name }) => thingsOf(state, name));
}

/** @throws for a thing that is no group. */
export function groupKindOf({ kind }: Pick<Thing, "kind">): GroupKind {
  const found = GROUP_KINDS.find(({ name }) => name === kind);
  if (!found) throw new Error(`A ${kind} is no group.`);
  return found;
}

/** True for what can be well or not. */
export function isMachineKind(kind: string): boolean {
  return GROUP_KINDS.some(({ machine }) => machine === kind);
}

export function firstBlock(attributes: Attributes, name: string): Record<string, Value> | undefined {
  return (attributes[name] as readonly Record<string, Value>[] | null | undefined)?.[0];
}
