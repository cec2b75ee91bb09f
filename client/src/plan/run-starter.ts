import type { ExtensionContext } from "vscode";
import { MAXIMAL_PLAN_BYTES, type PlanRequest } from "../../../protocol/src/run-record.ts";
import type { PlanWish } from "../../../protocol/src/usual-plan.ts";
import { startPlan } from "../../../runner/src/runs.ts";
import type { StateDirectory } from "../../../runner/src/state-directory.ts";
import { type StartedRun, startOptions, toFollow } from "../runs/start-run.ts";
import type { Engine } from "./engine.ts";

/**
 * Begins a plan as a process of its own, which this window may leave at any time.
 * @throws Error in a sentence when it cannot be begun.
 */
export function startRun(
  context: Pick<ExtensionContext, "asAbsolutePath" | "extension">,
  state: StateDirectory,
  root: string,
  engine: Engine,
  wish: PlanWish,
  init: PlanRequest["init"],
): StartedRun {
  const request: PlanRequest = { ...wish, init, maximalPlanBytes: MAXIMAL_PLAN_BYTES };
  const options = startOptions(context, state, root, { toolName: engine.name, toolPath: engine.path });
  return toFollow(startPlan(root, request, options), state);
}
