import { existsSync } from "node:fs";
import { join } from "node:path";
import { RUN_FILES } from "../../../protocol/src/run-record.ts";
import { goesOn } from "../../../runner/src/run-state.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";
import type { RunStore } from "./run-store.ts";

type Deployments = Pick<RunStore, "deploymentOf">;

/** Whether the plan of a run is being applied, or was: what it has pinned is then what the machines are made from. */
export function isTaken(store: Deployments, run: RunFolder): boolean {
  const deployment = store.deploymentOf(run.id);
  return deployment !== undefined && (goesOn(deployment.state) || !isKept(run));
}

/** Whether the plan of a run was applied, at least in part, and is so no more. */
export function isApplied(store: Deployments, run: RunFolder): boolean {
  const deployment = store.deploymentOf(run.id);
  return deployment !== undefined && !goesOn(deployment.state) && !isKept(run);
}

/** Whether a plan's file is there: it is removed after an hour, and taken away by who applies it; one that was refused before leaves it. */
export function isKept({ folder }: RunFolder): boolean {
  return existsSync(join(folder, RUN_FILES.plan));
}
