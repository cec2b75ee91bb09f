import type { ChangeGroup, ChangeKind } from "../../../protocol/src/plan-view.ts";
import { type Branch, driftBranch, type Expansion, groupBranch } from "./branches.ts";
import { type Filter, type Matcher, matcherOf } from "./filter.ts";
import type { PlanData } from "./plan-data.ts";
import { type Row, SECTIONS, type SectionId } from "./row.ts";

export interface Rows {
  readonly rows: readonly Row[];
  /** How many things pass the filter, of how many that have arrived. */
  readonly shown: number;
  readonly total: number;
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
