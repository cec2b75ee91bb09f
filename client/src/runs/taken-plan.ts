import { existsSync } from "node:fs";
import { join } from "node:path";
import { RUN_FILES } from "../../../protocol/src/run-record.ts";
import { goesOn } from "../../../runner/src/run-state.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";
import type { RunStore } from "./run-store.ts";

/** Whether the plan of a run is being applied, or was: what it has pinned is then what the machines are made from. */
export function isTaken(store: Pick<RunStore, "deploymentOf">, { id, folder }: RunFolder): boolean {
  const deployment = store.deploymentOf(id);
  return deployment !== undefined && (goesOn(deployment.state) || !existsSync(join(folder, RUN_FILES.plan)));
}
