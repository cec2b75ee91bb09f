import type { PlanPlacesParams, PlanPlacesResult } from "../../../protocol/src/lsp.ts";
import { AnsweredPlaces, placeQuestions, placing } from "../../../protocol/src/plan-places.ts";
import type { PlanView } from "../../../protocol/src/plan-view.ts";

type Questions = PlanPlacesParams["blocks"];

/** Asks where blocks are; undefined where nobody answers. */
export type AskPlaces = (blocks: Questions) => Promise<PlanPlacesResult | undefined>;

/**
 * The view with the places in the texts of the editor, saved or not; as it is where nobody answers. Questions and answers are small, and
 * the view stays where it was read: neither the window nor the server is busy for long, so that keystrokes go in between.
 */
export async function placedView(view: PlanView, ask: AskPlaces): Promise<PlanView> {
  const questions = await inSlices(placeQuestions(view));
  const places = new AnsweredPlaces();
  for (let from = 0; from < questions.length; from += BLOCKS_AT_ONCE) {
    const some = questions.slice(from, from + BLOCKS_AT_ONCE);
    const answer = await ask(some);
    if (!answer) return view;
    places.take(some, answer.blocks);
  }
  return inSlices(placing(view, places));
}

const BLOCKS_AT_ONCE = 250;
const SLICE_MILLISECONDS = 5;

async function inSlices<Result>(steps: Generator<void, Result, void>): Promise<Result> {
  for (let began = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < SLICE_MILLISECONDS) continue;
    await new Promise<void>((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}
