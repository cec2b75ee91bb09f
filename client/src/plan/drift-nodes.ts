import {
  bucketOf,
  DRIFT_ADVICE,
  DRIFT_BUCKETS,
  DRIFT_WORDS,
  driftBuckets,
} from "../../../protocol/src/drift.ts";
import type { DriftedObject, PlanView } from "../../../protocol/src/plan-view.ts";
import { driftInWords } from "../../../protocol/src/plan-words.ts";
import type { Look } from "../tree/look.ts";
import { WARNING } from "./kind-looks.ts";
import { MARK_WORDS } from "./mark-words.ts";
import { NodeMaker } from "./node-maker.ts";
import type { PlanNode } from "./tree-node.ts";

/** What was changed outside, in the Plan view. */
export class DriftNodes extends NodeMaker {
  /** Where nothing else was looked for it is sorted by what can be done about it, and open. */
  of(view: PlanView): PlanNode[] {
    const { drift } = view;
    if (!this.isDrift)
      return this.section("drift", MARK_WORDS.drift, drift.length, DRIFT, () => this.things("drift", drift));
    const buckets = driftBuckets(view);
    return DRIFT_BUCKETS.flatMap((bucket) =>
      buckets[bucket].length === 0
        ? []
        : this.node(this.say(DRIFT_WORDS[bucket]), String(buckets[bucket].length), {
            id: `drift ${bucket}`,
            look: bucket === "mutated" || bucket === "gone" ? WARNING : DRIFT,
            state: "expanded",
            tooltip: this.say(DRIFT_WORDS[DRIFT_ADVICE[bucket]]),
            children: () => this.things(`drift ${bucket}`, buckets[bucket]),
          }),
    );
  }

  private things(id: string, things: readonly DriftedObject[]): PlanNode[] {
    return this.some(id, things, (one) =>
      this.node(one.address, driftInWords(one, this.words), {
        id: `drift ${one.id}`,
        kind: this.isDrift && bucketOf(one) === "mutated" ? "drifted" : "other",
        target: this.target(one.address, one.id, one.source),
      }),
    );
  }
}

const DRIFT: Look = { icon: "diff", color: "charts.blue" };
