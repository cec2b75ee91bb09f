import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RunEvent } from "../../protocol/src/run-events.ts";
import { isDeployRun, RUN_FILES } from "../../protocol/src/run-record.ts";
import { deploymentFileOf } from "./deployment-id.ts";
import { EventReader } from "./read-events.ts";
import type { RunFolder } from "./runs.ts";

/**
 * Whether a deployment has taken its plan, and not given it back: its tool may have been started, also where nothing is written of
 * that yet.
 */
export function hasClaimed(events: readonly RunEvent[]): boolean {
  const last = events.findLast((event) => event.type === "plan_file");
  return last?.type === "plan_file" && last.file === RUN_FILES.applied && last.usable;
}

/**
 * Whether a run that ended or died has deployed something that is not yet written down where it belongs, or holds a state that is
 * nowhere else: it must not be removed.
 */
export function isUnsettled({ record, folder }: RunFolder): boolean {
  if (!isDeployRun(record)) return false;
  if ([RUN_FILES.deployment, RUN_FILES.state].some((name) => existsSync(join(folder, name)))) return true;
  if (existsSync(deploymentFileOf(record))) return false;
  const events = new EventReader(folder).read();
  const finished = events.findLast((event) => event.type === "finished");
  return hasClaimed(events) && finished?.deployment === undefined;
}
