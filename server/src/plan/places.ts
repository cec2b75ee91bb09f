import type {
  AttributeChange,
  ChangeDiff,
  PlannedChange,
  PlanView,
} from "../../../protocol/src/plan-view.ts";
import { readPath } from "./paths.ts";
import type { PlanSources } from "./sources.ts";

/**
 * The view with the places where its blocks and attributes are written now: a plan may be older than the texts. Places that it
 * has already are looked for anew.
 */
export function withPlaces(view: PlanView, sources: PlanSources): PlanView {
  const steps = placing(view, sources);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in small steps, for whoever has to give way to other work. */
export function* placing(view: PlanView, sources: PlanSources): Generator<void, PlanView, void> {
  const owners = new Map<number, string>();
  for (const { diff, address } of [...view.drift, ...view.changes])
    if (diff !== undefined) owners.set(diff, address);
  const changes = yield* each(view.changes, (change) => placedChange(change, sources));
  const drift = yield* each(view.drift, ({ source: _, ...one }) => ({
    ...one,
    ...at(sources.block(one.address)),
  }));
  const diffs = yield* each(view.diffs, (diff, index) => placedDiff(diff, owners.get(index), sources));
  return { ...view, changes, drift, diffs };
}

function* each<One, Other>(
  list: readonly One[],
  change: (one: One, index: number) => Other,
): Generator<void, Other[], void> {
  const changed: Other[] = [];
  for (const [index, one] of list.entries()) {
    changed.push(change(one, index));
    yield;
  }
  return changed;
}

function placedChange({ source: _, ...change }: PlannedChange, sources: PlanSources): PlannedChange {
  const { address, why } = change;
  const forcedBy = why.forcedBy.map(({ path }) => ({
    path,
    ...at(sources.attribute(address, readPath(path))),
  }));
  return { ...change, why: { ...why, forcedBy }, ...at(sources.block(address)) };
}

function placedDiff(diff: ChangeDiff, address: string | undefined, sources: PlanSources): ChangeDiff {
  if (address === undefined) return diff;
  const attributes = diff.attributes.map(
    ({ source: _, ...one }): AttributeChange => ({
      ...one,
      ...at(sources.attribute(address, readPath(one.path))),
    }),
  );
  return { ...diff, attributes };
}

function at<Place>(source: Place | undefined): { readonly source?: Place } {
  return source === undefined ? {} : { source };
}
