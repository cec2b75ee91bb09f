import { realpathSync } from "node:fs";
import { printable } from "../../protocol/src/printable.ts";
import type { DeployOrder } from "../../protocol/src/project-status.ts";
import type { RunEvent } from "../../protocol/src/run-events.ts";
import { isPlanRun, MAXIMAL_PLAN_BYTES, type PlanRequest } from "../../protocol/src/run-record.ts";
import { usualPlan } from "../../protocol/src/usual-plan.ts";
import { approvedPlan } from "../../runner/src/approved-plan.ts";
import { EventReader } from "../../runner/src/read-events.ts";
import { findRun, type RunFolder, type StartOptions, startPlan } from "../../runner/src/runs.ts";
import { unsavedState } from "../../runner/src/unsaved-state.ts";
import { followPlan, reportDeath, reportFailure, reportNotices } from "./attach.ts";
import type { DeployArguments } from "./deploy-arguments.ts";
import { planFailedAsJson } from "./output/deploy-plan.ts";
import { sayBusy } from "./plan.ts";
import type { Shell } from "./shell.ts";
import { UsageError } from "./usage.ts";
import { writeResult } from "./write-output.ts";

/** The plan of a target, and what happened when it was made. */
export interface MadePlan {
  readonly run: RunFolder;
  readonly events: readonly RunEvent[];
}

/** Plans a target in a run of its own. @returns undefined where there is no plan, which is said */
export async function planTarget(
  order: DeployOrder,
  given: DeployArguments,
  options: StartOptions,
  shell: Shell,
): Promise<MadePlan | undefined> {
  for (const warning of order.warnings) shell.stderr.write(`rebake: ${printable(warning)}\n`);
  const unsaved = unsavedState(realpathSync(order.root), options.state);
  if (unsaved) throw new UsageError(`${unsaved.message} ${unsaved.advice}`);
  const started = startPlan(order.root, requestFor(order, given), options);
  if (started.kind === "busy") {
    sayBusy(started.holder, shell);
    return undefined;
  }
  const { run } = started;
  const followed = await followPlan(run, shell);
  if (!followed) return undefined;
  const { events, state } = followed;
  reportNotices(events, shell);
  sayPin(events, shell);
  if (!state.finished) reportDeath(run, state, shell);
  else if (state.finished.outcome !== "succeeded") reportFailure(run, events, state.finished, shell);
  else return { run, events };
  if (given.format === "json")
    writeResult(planFailedAsJson(run, given.target, events, state.finished), given.output, shell);
  return undefined;
}

function requestFor(order: DeployOrder, given: DeployArguments): PlanRequest {
  const { replace, init, lockTimeoutSeconds } = given;
  return {
    ...usualPlan(order, { replace, lockTimeoutSeconds, ...(order.pin ? { pin: order.pin } : {}) }),
    init: init ? "whenNeeded" : "never",
    maximalPlanBytes: MAXIMAL_PLAN_BYTES,
  };
}

function sayPin(events: readonly RunEvent[], shell: Shell): void {
  const pin = events.find((event) => event.type === "pin");
  if (!pin) return;
  const { variable, value, previous, file, image, record } = pin;
  const before = previous === undefined ? "" : ` instead of ${JSON.stringify(previous)}`;
  const said = `Pinned ${variable} = ${JSON.stringify(value)}${before}: ${image} ${record} (${file})`;
  shell.stderr.write(`${printable(said)}\n`);
}

/**
 * The plan that somebody has agreed to by its hash.
 * @throws UsageError where there is no such plan
 */
export function planOfRun(id: string, sha256: string, state: StartOptions["state"]): MadePlan {
  const run = findRun(state, id);
  if (typeof run === "string") throw new UsageError(`--run ${id}: ${run}; "rebake runs" lists them`);
  if (!isPlanRun(run.record)) throw new UsageError(`--run ${id} is no plan; "rebake runs" lists them`);
  const plan = approvedPlan(run);
  if ("wrong" in plan) throw new UsageError(plan.wrong);
  if (plan.value.sha256 !== sha256)
    throw new UsageError(
      `--approve is not the SHA-256 of the plan of ${run.id}, which is ${plan.value.sha256}: look at that plan ("rebake runs ${run.id}")`,
    );
  return { run, events: new EventReader(run.folder).read() };
}
