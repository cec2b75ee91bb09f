import type { WorkspaceConfiguration } from "vscode";
import type { RunFolder } from "../../../runner/src/runs.ts";
import { isDriftRun } from "../runs/run-names.ts";

/** How often targets are looked at by themselves. */
export const DRIFT_INTERVAL = "rebake.drift.interval";

type Inspected = Pick<
  NonNullable<ReturnType<WorkspaceConfiguration["inspect"]>>,
  "globalValue" | "workspaceValue" | "workspaceFolderValue"
>;

/**
 * Minutes between two looks; 0 for none. Looking runs programs with somebody's credentials, so only they can turn it on: what the
 * workspace says can make it rarer, or turn it off.
 */
export function driftMinutes({ globalValue, workspaceValue, workspaceFolderValue }: Inspected): number {
  const own = minutes(globalValue) ?? 0;
  if (own === 0) return 0;
  const others = [minutes(workspaceValue), minutes(workspaceFolderValue)].filter((one) => one !== undefined);
  return others.includes(0) ? 0 : Math.max(own, ...others);
}

function minutes(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/**
 * In how many milliseconds a root module is to be looked at again, whoever looked last; 0 for now.
 * @param now milliseconds since 1970
 */
export function dueIn(
  { root, workspace }: { readonly root: string; readonly workspace: string | undefined },
  runs: Iterable<Pick<RunFolder, "record">>,
  interval: number,
  now: number,
): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const { record } of runs) {
    if (record.root !== root || !isDriftRun(record)) continue;
    if (workspace !== undefined && record.workspace !== undefined && record.workspace !== workspace) continue;
    last = Math.max(last, Date.parse(record.created));
  }
  return Math.max(0, last + interval - now);
}
