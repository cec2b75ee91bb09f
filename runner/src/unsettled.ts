import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RunEvent } from "../../protocol/src/run-events.ts";
import { isDeployRun, RUN_FILES } from "../../protocol/src/run-record.ts";
import { deploymentFileOf } from "./deployment-id.ts";
import { EventReader } from "./read-events.ts";
import type { RunFolder } from "./runs.ts";

/** The plan was taken. Its tool may have been started, also where nothing is written of that yet. */
export function isClaim(event: RunEvent): boolean {
  return event.type === "plan_file" && event.file === RUN_FILES.applied && event.usable;
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
  return events.some(isClaim) && !events.some(({ type }) => type === "finished");
}
