import { statSync } from "node:fs";
import { join } from "node:path";
import { approvalNeeds, lackingApproval } from "../../protocol/src/approval.ts";
import type { PlanView } from "../../protocol/src/plan-view.ts";
import {
  type DeployRequest,
  isDeployRun,
  isPlanRun,
  type PlanRunRecord,
  RUN_FILES,
} from "../../protocol/src/run-record.ts";
import { isSameJson } from "../../protocol/src/same-json.ts";
import { approvedPlan } from "./approved-plan.ts";
import { EventReader } from "./read-events.ts";
import { readPlanView } from "./read-view.ts";
import { notNow, type Refusal, stale } from "./refusal.ts";
import { RETENTION } from "./retention.ts";
import { listRuns, type RunFolder, readRun } from "./runs.ts";
import type { StateDirectory } from "./state-directory.ts";
import { hasClaimed } from "./unsettled.ts";

/** The run whose plan was agreed to, and what it plans. */
export interface PlanToApply {
  readonly run: RunFolder;
  readonly record: PlanRunRecord;
  readonly view: PlanView;
  /** The saved plan, until a deployment takes it. */
  readonly file: string;
}

/**
 * Finds the plan that a deployment is to apply, and looks whether it is the one that was agreed to, and whether what was agreed
 * to is enough for it.
 * @param ours the deployment
 */
export async function planToApply(
  ours: RunFolder,
  request: DeployRequest,
  state: StateDirectory,
): Promise<PlanToApply | Refusal> {
  const run = readRun(join(state.runs, request.planRun));
  if (typeof run === "string")
    return stale("plan-gone", `The run ${request.planRun}, which made the plan, is not there any more.`);
  const { record } = run;
  const plan = approvedPlan(run);
  if ("wrong" in plan) return stale("plan-unusable", plan.wrong);
  if (!isPlanRun(record) || record.root !== ours.record.root || !isSameJson(plan.value, request.plan))
    return notNow(
      "plan-other",
      `What was agreed to is not the plan of the run ${run.id}.`,
      "Look at that plan, and agree to it.",
    );
  const file = join(run.folder, RUN_FILES.plan);
  const gone = whyGone(ours, run, file, state);
  if (gone) return gone;
  const read = await readPlanView(join(run.folder, RUN_FILES.view));
  if ("problem" in read)
    return stale("plan-unusable", `What the plan of ${run.id} shows ${read.problem}.`, "");
  const needs = approvalNeeds(read.view, record.request, {
    name: request.target,
    production: request.production,
    mayBeEmpty: true,
  });
  const { typed, accepted = [] } = request.approved;
  const lacking = lackingApproval(needs, request.target, {
    typed,
    accepted: accepted.map(({ what }) => what),
  });
  if (lacking !== undefined)
    return notNow("approval-lacking", lacking, "Nothing was applied. Look at the plan, and agree to it so.");
  return { run, record, view: read.view, file };
}

/** The saved plan is taken by one deployment only, and removed when it is old: it holds secrets. */
function whyGone(
  ours: RunFolder,
  { id }: RunFolder,
  file: string,
  state: StateDirectory,
): Refusal | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) {
    const others = listRuns(state).runs.filter(
      (run) => run.id !== ours.id && isDeployRun(run.record) && run.record.request.planRun === id,
    );
    const taker = others.find(({ folder }) => hasClaimed(new EventReader(folder).read()));
    if (taker)
      return stale(
        "plan-applied",
        `The plan of ${id} was taken by the deployment ${taker.id}; it is applied once only.`,
      );
    const [refused] = others;
    return refused
      ? stale(
          "plan-discarded",
          `The plan of ${id} was discarded when the deployment ${refused.id} was refused.`,
        )
      : stale(
          "plan-expired",
          `The plan of ${id} is not there any more: it was declined, or removed when it was an hour old.`,
        );
  }
  const minutes = (Date.now() - found.mtimeMs) / 60_000;
  return minutes > RETENTION.planMinutes
    ? stale(
        "plan-expired",
        `The plan of ${id} has expired: it is ${Math.floor(minutes)} minutes old, and what it was made from may be something else by now.`,
      )
    : undefined;
}
