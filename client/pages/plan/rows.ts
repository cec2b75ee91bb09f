import {
  type AttributeChange,
  CHANGE_KINDS,
  type ChangeDiff,
  type ChangeGroup,
  type ChangeKind,
  type DeferredChange,
  type DriftedObject,
  type OutputChange,
  type PlanCheck,
  type PlannedAction,
  type PlannedChange,
} from "../../../protocol/src/plan-view.ts";
import { type Filter, type Matcher, matcherOf } from "./filter.ts";
import type { PlanData } from "./plan-data.ts";

export const OTHER_SECTIONS = ["deferred", "drift", "checks", "outputs", "actions"] as const;
export type SectionId = ChangeKind | (typeof OTHER_SECTIONS)[number];
/** In the order in which they are shown. */
export const SECTIONS: readonly SectionId[] = [...CHANGE_KINDS, ...OTHER_SECTIONS];

/** A line of the list, or what a line opens to: the tree as it is walked through, with what a screen reader says of its shape. */
export type Row = RowContent & {
  /** Names it while the plan is shown. */
  readonly key: string;
  /** From 1. */
  readonly level: number;
  /** Its number among those that belong to the same row, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** Missing where there is nothing to open. */
  readonly isExpanded?: boolean;
};

export type RowContent =
  | { readonly kind: "section"; readonly section: SectionId; readonly shown: number; readonly total: number }
  | {
      readonly kind: "group";
      readonly group: ChangeGroup;
      readonly first: PlannedChange;
      readonly diff: ChangeDiff | undefined;
      readonly shown: number;
    }
  | { readonly kind: "why"; readonly change: PlannedChange }
  | {
      readonly kind: "attribute";
      /** The id of the change or of what drifted. */
      readonly of: string;
      readonly attribute: AttributeChange;
      readonly index: number;
    }
  | { readonly kind: "more"; readonly count: number }
  | { readonly kind: "folded"; readonly names: readonly string[] }
  | { readonly kind: "nothing" }
  | { readonly kind: "instances"; readonly shown: number; readonly total: number }
  | { readonly kind: "instance"; readonly change: PlannedChange }
  | { readonly kind: "drift"; readonly drift: DriftedObject }
  | { readonly kind: "output"; readonly output: OutputChange }
  | { readonly kind: "check"; readonly check: PlanCheck }
  | { readonly kind: "deferred"; readonly deferred: DeferredChange }
  | { readonly kind: "action"; readonly action: PlannedAction };

/** Which rows are open: sections at first, and groups when all were asked for; those that were toggled are the other way. */
export interface Expansion {
  readonly areGroupsOpen: boolean;
  readonly toggled: ReadonlySet<string>;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** How many things pass the filter, of how many that have arrived. */
  readonly shown: number;
  readonly total: number;
}

/** A row and those below it, before it is known how many stand beside it. */
interface Branch {
  readonly key: string;
  readonly content: RowContent;
  readonly isExpanded?: boolean;
  /** Only asked for when it is open. */
  readonly children?: () => readonly Branch[];
}

/** The tree as a list, as far as the plan has arrived and the filter lets it pass. */
export function rowsOf(data: PlanData, filter: Filter, expansion: Expansion): Rows {
  const matches = matcherOf(filter.text);
  let shown = 0;
  let total = 0;
  const branches: Branch[] = [];
  const bySection = groupsBySection(data);
  for (const section of SECTIONS) {
    const found = sectionItems(data, section, bySection, matches, expansion);
    total += found.total;
    if (filter.sections.size > 0 && !filter.sections.has(section)) continue;
    shown += found.shown;
    if (found.branches.length === 0) continue;
    const key = `s:${section}`;
    branches.push({
      key,
      content: { kind: "section", section, shown: found.shown, total: found.total },
      isExpanded: !expansion.toggled.has(key),
      children: () => found.branches,
    });
  }
  const rows: Row[] = [];
  flatten(branches, 1, rows);
  return { rows, shown, total };
}

function flatten(branches: readonly Branch[], level: number, rows: Row[]): void {
  for (const [index, { key, content, isExpanded, children }] of branches.entries()) {
    const place = { key, level, position: index + 1, siblings: branches.length };
    rows.push(isExpanded === undefined ? { ...content, ...place } : { ...content, ...place, isExpanded });
    if (isExpanded && children) flatten(children(), level + 1, rows);
  }
}

interface SectionItems {
  readonly branches: readonly Branch[];
  readonly shown: number;
  readonly total: number;
}

function groupsBySection(data: PlanData): ReadonlyMap<ChangeKind, readonly ChangeGroup[]> {
  const groups = new Map<ChangeKind, ChangeGroup[]>();
  for (const group of data.parts.groups) {
    const list = groups.get(group.kind);
    if (list) list.push(group);
    else groups.set(group.kind, [group]);
  }
  return groups;
}

function sectionItems(
  data: PlanData,
  section: SectionId,
  groups: ReadonlyMap<ChangeKind, readonly ChangeGroup[]>,
  matches: Matcher,
  expansion: Expansion,
): SectionItems {
  const { parts } = data;
  switch (section) {
    case "deferred":
      return plain(parts.deferred, matches, (deferred, index) => ({
        key: `p:${index}`,
        content: { kind: "deferred", deferred },
      }));
    case "drift":
      return plain(parts.drift, matches, (drift) => driftBranch(data, drift, expansion));
    case "checks":
      return plain(parts.checks, matches, (check, index) => ({
        key: `k:${index}`,
        content: { kind: "check", check },
      }));
    case "outputs":
      return plain(
        parts.outputs.map((output) => ({ output, address: output.name })),
        matches,
        ({ output }) => ({ key: `o:${output.name}`, content: { kind: "output", output } }),
      );
    case "actions":
      return plain(parts.actions, matches, (action, index) => ({
        key: `x:${index}`,
        content: { kind: "action", action },
      }));
    default:
      return groupItems(data, groups.get(section) ?? [], matches, expansion);
  }
}

function plain<T extends { readonly address: string; readonly type?: string }>(
  items: readonly T[],
  matches: Matcher,
  branch: (item: T, index: number) => Branch,
): SectionItems {
  const branches = items.flatMap((item, index) => (matches(item) ? [branch(item, index)] : []));
  return { branches, shown: branches.length, total: items.length };
}

function groupItems(
  data: PlanData,
  groups: readonly ChangeGroup[],
  matches: Matcher,
  expansion: Expansion,
): SectionItems {
  const branches: Branch[] = [];
  let shown = 0;
  let total = 0;
  for (const group of groups) {
    total += group.changes.length;
    const members = group.changes.flatMap((index) => {
      const change = data.change(index);
      return change && matches(change) ? [change] : [];
    });
    const first = data.change(group.changes[0]);
    if (members.length === 0 || !first) continue;
    shown += members.length;
    branches.push(groupBranch(data, group, first, members, expansion));
  }
  return { branches, shown, total };
}

/** The key of the row of a group, by the id of the group. */
export function groupKey(id: string): string {
  return `g:${id}`;
}

function groupBranch(
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

function driftBranch(data: PlanData, drift: DriftedObject, expansion: Expansion): Branch {
  const key = `d:${drift.id}`;
  const diff = data.diff(drift);
  const content = { kind: "drift", drift } as const;
  if (!diff) return { key, content };
  return {
    key,
    content,
    isExpanded: expansion.areGroupsOpen !== expansion.toggled.has(key),
    children: () => diffBranches(key, drift.id, diff, expansion),
  };
}
