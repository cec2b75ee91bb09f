import { countsInWords, type PlanWords } from "../../../protocol/src/plan-words.ts";
import { goesOn } from "../../../runner/src/run-state.ts";
import type { Look } from "../tree/look.ts";
import { MARK_WORDS, type Say } from "./mark-words.ts";
import type { RootPlan } from "./plan-state.ts";

/** What stands beside the name of a root module: how far its run is, or what its plan does. */
export function rootDescription(plan: RootPlan, words: PlanWords, say: Say): string {
  return progress(plan, say) ?? summary(plan, words, say);
}

export function rootLook({ state, isOutdated, isApplied }: RootPlan): Look {
  if (goesOn(state)) return { icon: "loading~spin", color: "" };
  const isBroken = state.phase === "dead" || state.finished?.outcome === "failed";
  return { icon: isBroken ? "error" : isOutdated || isApplied ? "history" : "layers", color: "" };
}

/** What a run does that goes on, or how it ended without a plan; undefined when there is a plan. */
function progress({ state, view }: RootPlan, say: Say): string | undefined {
  switch (state.phase) {
    case "starting":
      return say(MARK_WORDS.starting);
    case "running":
      if (state.step === "show") return say(MARK_WORDS.loading);
      return say(MARK_WORDS.refreshed, state.counts.refreshed, state.counts.planned);
    case "stopping":
      return say(MARK_WORDS.stopping);
    case "dead":
      return say(MARK_WORDS.dead);
    case "finished":
      if (view) return undefined;
      // Its view is read by now, or cannot be.
      if (state.finished?.outcome === "succeeded")
        return say(state.finished.changes === false ? MARK_WORDS.noChanges : MARK_WORDS.notShown);
      return say(state.finished?.outcome === "failed" ? MARK_WORDS.failed : MARK_WORDS.cancelled);
  }
}

function summary({ view, isOutdated, isApplied }: RootPlan, words: PlanWords, say: Say): string {
  if (!view) return "";
  if (isApplied) return say(MARK_WORDS.applied);
  const counts = countsInWords(view.counts, view.completeness.isEmpty, words);
  return isOutdated ? `${say(MARK_WORDS.outdated)} · ${counts}` : counts;
}
