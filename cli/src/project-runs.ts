import { realpathSync } from "node:fs";
import { sep } from "node:path";
import type { TargetStatus } from "../../protocol/src/project-status.ts";
import { isDeployRun, isPlanRun, type RunRecord } from "../../protocol/src/run-record.ts";
import { briefStateOf, goesOn, type RunState } from "../../runner/src/run-state.ts";
import { listRuns, type RunFolder } from "../../runner/src/runs.ts";
import type { Shell } from "./shell.ts";
import { stateOf } from "./state-of.ts";
import { isUsageError } from "./usage.ts";

export interface ProjectRun {
  readonly run: RunFolder;
  readonly state: RunState;
}

/** The runs in a project that go on, or died and left something; newest first. Those of this user on this machine are known. */
export function openRuns(
  project: string,
  shell: Shell,
): { readonly runs: readonly ProjectRun[]; readonly problems: readonly string[] } {
  const real = realOf(project);
  try {
    const { runs, problems } = listRuns(stateOf(shell));
    const open = runs
      .filter(({ record }) => record.root === real || record.root.startsWith(`${real}${sep}`))
      .map((run) => ({ run, state: briefStateOf(run) }))
      .filter(({ state }) => state.phase === "dead" || goesOn(state));
    return { runs: open, problems };
  } catch (error) {
    if (!isUsageError(error)) throw error;
    return { runs: [], problems: [`the runs cannot be listed: ${error.message}`] };
  }
}

/** Those that go on and are for a target. */
export function runsFor(target: TargetStatus, runs: readonly ProjectRun[]): ProjectRun[] {
  const root = realOf(target.root);
  return runs.filter(
    ({ run: { record }, state }) => goesOn(state) && record.root === root && isFor(target, record),
  );
}

function isFor({ name, workspace }: TargetStatus, record: RunRecord): boolean {
  if (isDeployRun(record)) return record.request.target === name;
  if (!isPlanRun(record)) return false;
  const { pin, workspace: asked } = record.request;
  if (pin) return pin.target === name;
  return workspace === undefined || workspace === (asked ?? record.workspace);
}

/** Runs know folders by their names without links. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
