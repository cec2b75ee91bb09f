import { l10n, window } from "vscode";
import { isBakeRun, isPlanRun, type RunRecord } from "../../../protocol/src/run-record.ts";
import { cancelRun, forceStop, orphansOf } from "../../../runner/src/control.ts";
import { showStatusMessage } from "../features/status-message.ts";
import { nameOfRun } from "./run-names.ts";
import type { ShownRun } from "./run-store.ts";

/** Asks a run to stop when it is done with what it is doing. What it then waits for is seen in its progress. */
export function cancel({ run }: Pick<ShownRun, "run">): void {
  if (cancelRun(run) === "ended") sayEnded(run.record);
}

/** Stops a run that was asked to and does not: somebody must agree to what that leaves behind. */
export async function stopByForce({ run, state }: Pick<ShownRun, "run" | "state">): Promise<void> {
  const name = nameOfRun(run.record);
  if (state.phase === "running" || state.phase === "starting") {
    const cancelIt = isPlanRun(run.record) ? l10n.t("Cancel Plan") : l10n.t("Cancel");
    const answer = await window.showWarningMessage(
      l10n.t("{0} was not asked to stop yet.", name),
      { modal: true, detail: l10n.t("Cancel it first. Stopping by force is for when that does not help.") },
      cancelIt,
    );
    if (answer === cancelIt) cancelRun(run);
    return;
  }
  const stop = l10n.t("Stop by Force");
  const answer = await window.showWarningMessage(
    l10n.t("{0}: stop it by force?", name),
    { modal: true, detail: leftBy(run.record, orphansOf(run)) },
    stop,
  );
  if (answer === stop && forceStop(run) === "ended") sayEnded(run.record);
}

/** What stopping by force leaves, as sentences. */
export function leftBy(record: RunRecord, orphans: readonly string[]): string {
  if (isPlanRun(record))
    return l10n.t("A plan makes nothing, so nothing is orphaned. The lock of the state may stay behind.");
  if (isBakeRun(record))
    return l10n.t(
      "Packer then removes nothing: machines that it has begun go on running, and cost, until somebody deletes them.",
    );
  const lock = l10n.t("The lock of the state may stay behind.");
  if (orphans.length === 0) return lock;
  const left = l10n.t("These may exist afterwards without the state knowing of them:");
  return [left, ...orphans, lock].join("\n");
}

function sayEnded(record: RunRecord): void {
  showStatusMessage(l10n.t("{0} has ended already", nameOfRun(record)));
}
