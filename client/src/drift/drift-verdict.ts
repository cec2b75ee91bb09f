import {
  DRIFT_ADVICE,
  DRIFT_BUCKETS,
  DRIFT_WORDS,
  type DriftBucket,
  driftBuckets,
} from "../../../protocol/src/drift.ts";
import type { PageVerdict, VerdictLine } from "../../../protocol/src/plan-page.ts";
import type { DriftedObject, PlanView } from "../../../protocol/src/plan-view.ts";
import type { Say } from "../plan/mark-words.ts";
import { DRIFT_SUMMARIES } from "./drift-words.ts";

const ABOUT = {
  mutated: "driftMutated",
  gone: "driftGone",
  making: "driftMaking",
  capacity: "driftCapacity",
  cosmetic: "driftCosmetic",
  other: "driftOther",
} as const satisfies Readonly<Record<DriftBucket, VerdictLine["about"]>>;

/** How bad each is: a machine that was changed is what immutable machines are not, one that is gone does not serve. */
const LEVELS = {
  mutated: "mutates",
  gone: "interrupts",
  making: "interrupts",
  capacity: "replaces",
  cosmetic: "replaces",
  other: "interrupts",
} as const satisfies Readonly<Record<DriftBucket, PageVerdict["level"]>>;

/** What was found behind the engine's back, sorted by what can be done about it. */
export function driftVerdict(view: Pick<PlanView, "drift" | "outputs">, say: Say): PageVerdict {
  const buckets = driftBuckets(view);
  const found = DRIFT_BUCKETS.filter((bucket) => buckets[bucket].length > 0);
  const [worst] = found;
  if (worst === undefined) return withoutThings(view, say);
  return {
    level: LEVELS[worst],
    subject: "drift",
    summary: summaryOf(worst, buckets[worst].length, say),
    lines: found.map((bucket) => lineOf(bucket, buckets[bucket], say)),
  };
}

/** Outputs are worked out from what is there: they may be others also where nothing that is managed is. */
function withoutThings({ outputs }: Pick<PlanView, "outputs">, say: Say): PageVerdict {
  if (outputs.length === 0)
    return { level: "untouched", subject: "noDrift", summary: say(DRIFT_WORDS.noDrift), lines: [] };
  const names = outputs.map(({ name }) => name).join(", ");
  return { level: "replaces", subject: "drift", summary: say(DRIFT_WORDS.outputs, names), lines: [] };
}

function summaryOf(bucket: DriftBucket, count: number, say: Say): string {
  const [one, several] = DRIFT_SUMMARIES[bucket];
  return count === 1 ? say(one) : say(several, count);
}

const MOST_IN_LINE = 6;

function lineOf(bucket: DriftBucket, things: readonly DriftedObject[], say: Say): VerdictLine {
  const shown = things.slice(0, MOST_IN_LINE).map(({ id }) => ({ change: id, title: id }));
  return {
    about: ABOUT[bucket],
    count: things.length,
    groups: shown,
    more: things.length - shown.length,
    advice: say(DRIFT_WORDS[DRIFT_ADVICE[bucket]]),
  };
}

/** What a notification says of it. */
export function driftSummary(view: Pick<PlanView, "drift" | "outputs">, say: Say): string {
  return driftVerdict(view, say).summary;
}
