import { Disposable, workspace } from "vscode";
import type { DeployTools } from "../deploy/deploy-tools.ts";
import { DRIFT_INTERVAL, driftMinutes } from "./drift-interval.ts";

/** Looks for drift by itself where, and as often as, somebody asked for that in their settings. */
export function registerDriftSchedule(tools: DeployTools): Disposable {
  let running: Disposable | undefined;
  let minutes = 0;
  const apply = async (): Promise<void> => {
    const now = workspace.isTrusted ? minutesNow() : 0;
    if (now === minutes) return;
    minutes = now;
    running?.dispose();
    running = undefined;
    if (now === 0) return;
    const { DriftSchedule } = await import("./schedule.ts");
    // It may have been set otherwise meanwhile.
    if (minutes === now) running = new DriftSchedule(tools, now);
  };
  void apply();
  return Disposable.from(
    workspace.onDidGrantWorkspaceTrust(apply),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(DRIFT_INTERVAL) && apply()),
    { dispose: () => running?.dispose() },
  );
}

function minutesNow(): number {
  return driftMinutes(workspace.getConfiguration().inspect(DRIFT_INTERVAL) ?? {});
}
