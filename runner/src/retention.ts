import { readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { RUN_FILES } from "../../protocol/src/run-record.ts";
import { livenessOf } from "./processes.ts";
import { briefStateOf } from "./run-state.ts";
import { listRuns, type RunFolder, UNFINISHED } from "./runs.ts";
import type { StateDirectory } from "./state-directory.ts";
import { isUnsettled } from "./unsettled.ts";

export interface Retention {
  readonly runs: number;
  readonly days: number;
  /** A saved plan holds secrets in clear, and gets stale. */
  readonly planMinutes: number;
}

export const RETENTION: Retention = { runs: 50, days: 30, planMinutes: 60 };

const DAY = 24 * 60 * 60 * 1000;

/**
 * Removes old runs and expired plan files; never anything of a run that goes on, nor of a dead one whose tool still runs, nor what
 * a deployment has left that is not yet where it belongs.
 * @param now milliseconds since 1970
 * @returns the ids of the runs that were removed.
 */
export function removeOldRuns(state: StateDirectory, retention: Retention, now: number): readonly string[] {
  removeRests(state, now);
  const removed: string[] = [];
  listRuns(state).runs.forEach((run, index) => {
    const age = now - Date.parse(run.record.created);
    const isOld = (index >= retention.runs || age > retention.days * DAY) && !isUnsettled(run);
    const isExpired = age > retention.planMinutes * 60_000;
    if ((!isOld && !isExpired) || goesOn(run)) return;
    if (isOld) {
      remove(state, run);
      removed.push(run.id);
    } else
      for (const name of [RUN_FILES.plan, RUN_FILES.applied, RUN_FILES.quarantined])
        removeOldFile(join(run.folder, name), retention, now);
  });
  return removed;
}

function removeOldFile(path: string, { planMinutes }: Retention, now: number): void {
  if (isOlder(path, planMinutes, now)) rmSync(path, { force: true });
}

function goesOn(run: RunFolder): boolean {
  const { phase, stepProcess } = briefStateOf(run);
  if (phase === "finished") return false;
  return phase !== "dead" || (stepProcess !== undefined && livenessOf(stepProcess) !== "dead");
}

/** Under another name first, so that nobody reads half a run. */
function remove(state: StateDirectory, run: RunFolder): void {
  const doomed = join(state.runs, `${DOOMED}${run.id}`);
  try {
    renameSync(run.folder, doomed);
  } catch (error) {
    // Another one that ends at the same time removes it.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  rmSync(doomed, { recursive: true, force: true });
}

const DOOMED = ".removing-";

/** What a process that died while removing a run, or making one, has left. */
function removeRests(state: StateDirectory, now: number): void {
  for (const name of readdirSync(state.runs)) {
    const path = join(state.runs, name);
    if (name.startsWith(DOOMED) || (name.startsWith(UNFINISHED) && isOlder(path, UNFINISHED_MINUTES, now)))
      rmSync(path, { recursive: true, force: true });
  }
}

/** Making one takes milliseconds. */
const UNFINISHED_MINUTES = 60;

function isOlder(path: string, minutes: number, now: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && now - found.mtimeMs > minutes * 60_000;
}
