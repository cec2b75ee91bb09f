import type { PlanPlacesParams, PlanPlacesResult } from "./lsp.ts";
import type { AttributeChange, ChangeDiff, PlannedChange, PlanView, SourcePlace } from "./plan-view.ts";

type Question = PlanPlacesParams["blocks"][number];
type Answer = PlanPlacesResult["blocks"][number];

/** Where what a view names is written. */
export interface Places {
  block(address: string): SourcePlace | undefined;
  /** @param path as it stands in the view */
  attribute(address: string, path: string): SourcePlace | undefined;
}

/** What has to be asked to place a view, each block once; in small steps for whoever has to give way to other work. */
export function* placeQuestions(view: PlanView): Generator<void, Question[], void> {
  const blocks = new Map<string, Set<string>>();
  const pathsOf = (address: string): Set<string> => {
    const known = blocks.get(address) ?? new Set();
    blocks.set(address, known);
    return known;
  };
  for (const { address } of view.drift) pathsOf(address);
  for (const { address, why } of view.changes) {
    const paths = pathsOf(address);
    for (const { path } of why.forcedBy) paths.add(path);
    yield;
  }
  for (const [diff, address] of ownersOf(view)) {
    const paths = pathsOf(address);
    for (const { path } of view.diffs[diff]?.attributes ?? []) paths.add(path);
    yield;
  }
  return [...blocks].map(([address, paths]) => ({ address, attributes: [...paths] }));
}

/** What was answered so far. */
export class AnsweredPlaces implements Places {
  private readonly answers = new Map<string, { readonly question: Question; readonly answer: Answer }>();

  /** @param answers in the order of the questions */
  take(questions: readonly Question[], answers: readonly Answer[]): void {
    for (const [index, question] of questions.entries()) {
      const answer = answers[index];
      if (answer) this.answers.set(question.address, { question, answer });
    }
  }

  block(address: string): SourcePlace | undefined {
    return this.answers.get(address)?.answer.block;
  }

  attribute(address: string, path: string): SourcePlace | undefined {
    const known = this.answers.get(address);
    return known?.answer.attributes[known.question.attributes?.indexOf(path) ?? -1] ?? undefined;
  }
}

/**
 * The view with its places, in small steps, too. Places that it has already are taken out: a plan may be older than the texts.
 */
export function* placing(view: PlanView, places: Places): Generator<void, PlanView, void> {
  const owners = ownersOf(view);
  const changes = yield* each(view.changes, (change) => placedChange(change, places));
  const drift = yield* each(view.drift, ({ source: _, ...one }) => ({
    ...one,
    ...at(places.block(one.address)),
  }));
  const diffs = yield* each(view.diffs, (diff, index) => placedDiff(diff, owners.get(index), places));
  return { ...view, changes, drift, diffs };
}

/** By the number of a diff, the block in whose text its attributes are looked for. */
function ownersOf(view: PlanView): ReadonlyMap<number, string> {
  const owners = new Map<number, string>();
  for (const list of [view.drift, view.changes])
    for (const { diff, address } of list) if (diff !== undefined) owners.set(diff, address);
  return owners;
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

function placedChange({ source: _, ...change }: PlannedChange, places: Places): PlannedChange {
  const { address, why } = change;
  const forcedBy = why.forcedBy.map(({ path }) => ({ path, ...at(places.attribute(address, path)) }));
  return { ...change, why: { ...why, forcedBy }, ...at(places.block(address)) };
}

function placedDiff(diff: ChangeDiff, address: string | undefined, places: Places): ChangeDiff {
  if (address === undefined) return diff;
  const attributes = diff.attributes.map(
    ({ source: _, ...one }): AttributeChange => ({ ...one, ...at(places.attribute(address, one.path)) }),
  );
  return { ...diff, attributes };
}

function at<Place>(source: Place | undefined): { readonly source?: Place } {
  return source === undefined ? {} : { source };
}
