import { bucketOf } from "../../../protocol/src/drift.ts";
import type {
  ChangeDiff,
  ChangeGroup,
  DriftedObject,
  PlannedChange,
} from "../../../protocol/src/plan-view.ts";
import type { PlanData } from "./plan-data.ts";
import type { RowContent } from "./row.ts";

/** Which rows are open: sections at first, and groups when all were asked for; those that were toggled are the other way. */
export interface Expansion {
  readonly areGroupsOpen: boolean;
  readonly toggled: ReadonlySet<string>;
}

/** A row and those below it, before it is known how many stand beside it. */
export interface Branch {
  readonly key: string;
  readonly content: RowContent;
  readonly isExpanded?: boolean;
  /** Only asked for when it is open. */
  readonly children?: () => readonly Branch[];
}

/** The key of the row of a group, by the id of the group. */
export function groupKey(id: string): string {
  return `g:${id}`;
}

/** The key of the row of what drifted, by its id. */
export function driftKey(id: string): string {
  return `d:${id}`;
}

export function groupBranch(
  data: PlanData,
  group: ChangeGroup,
  first: PlannedChange,
  members: readonly PlannedChange[],
  expansion: Expansion,
): Branch {
  const key = groupKey(group.id);
  const diff = data.diff(first);
  return {
    key,
    content: { kind: "group", group, first, diff, shown: members.length },
    isExpanded: expansion.areGroupsOpen !== expansion.toggled.has(key),
    children: () => {
      const below = [
        ...whyBranch(key, first),
        ...diffBranches(key, first.id, diff, expansion),
        ...instancesBranch(key, group, members, expansion),
      ];
      return below.length > 0 ? below : [{ key: `${key}/n`, content: { kind: "nothing" } }];
    },
  };
}

function whyBranch(key: string, change: PlannedChange): Branch[] {
  const { why, importing, previousAddress, deposed } = change;
  const isSaid = why.text !== "" || why.forcedBy.length > 0;
  const isMore = importing !== undefined || previousAddress !== undefined || deposed !== undefined;
  return isSaid || isMore ? [{ key: `${key}/w`, content: { kind: "why", change } }] : [];
}

function diffBranches(key: string, of: string, diff: ChangeDiff | undefined, expansion: Expansion): Branch[] {
  if (!diff) return [];
  const { attributes, more, decidedAtApply } = diff;
  const folded = `${key}/f`;
  return [
    ...attributes.map(
      (attribute, index): Branch => ({
        key: `${key}/a${index}`,
        content: { kind: "attribute", of, attribute, index },
      }),
    ),
    ...(more > 0 ? [{ key: `${key}/m`, content: { kind: "more", count: more } } satisfies Branch] : []),
    ...(decidedAtApply.length > 0
      ? [
          {
            key: folded,
            content: { kind: "folded", names: decidedAtApply },
            isExpanded: expansion.toggled.has(folded),
          } satisfies Branch,
        ]
      : []),
  ];
}

function instancesBranch(
  key: string,
  { changes }: ChangeGroup,
  members: readonly PlannedChange[],
  expansion: Expansion,
): Branch[] {
  if (changes.length < 2) return [];
  const list = `${key}/i`;
  return [
    {
      key: list,
      content: { kind: "instances", shown: members.length, total: changes.length },
      isExpanded: expansion.toggled.has(list),
      children: () =>
        members.map((change) => ({ key: `m:${change.id}`, content: { kind: "instance", change } })),
    },
  ];
}

export function driftBranch(data: PlanData, drift: DriftedObject, expansion: Expansion): Branch {
  const key = driftKey(drift.id);
  const diff = data.diff(drift);
  const canReplace = data.head.verdict.subject === "drift" && bucketOf(drift) === "mutated";
  const content = { kind: "drift", drift, diff, canReplace } as const;
  if (!diff) return { key, content };
  return {
    key,
    content,
    isExpanded: expansion.areGroupsOpen !== expansion.toggled.has(key),
    children: () => diffBranches(key, drift.id, diff, expansion),
  };
}
