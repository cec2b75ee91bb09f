import type { ChangeDiff, ChangeGroup, PlannedChange, PlanView, SourcePlace } from "./plan-view.ts";

/** The first change of a group, which speaks for all; undefined only in a view that is torn. */
export function firstOf(view: PlanView, group: ChangeGroup): PlannedChange | undefined {
  return view.changes[group.changes[0] ?? -1];
}

/** What changes in something that is planned or has drifted; undefined where no attribute is known to. */
export function diffOf(view: PlanView, one: { readonly diff?: number } | undefined): ChangeDiff | undefined {
  return one?.diff === undefined ? undefined : view.diffs[one.diff];
}

/** Where to look for the cause of a change: at what forces a replacement, otherwise at the block. */
export function causeOf(change: PlannedChange | undefined): SourcePlace | undefined {
  return change?.why.forcedBy[0]?.source ?? change?.source;
}
