import { l10n, window } from "vscode";
import { cancelRun, forceStop, orphansOf } from "../../../runner/src/control.ts";
import type { RootPlan } from "./plan-state.ts";
import { nameOf } from "./root-modules.ts";

/** Asks a plan to stop when it is done with what it is doing. What it then waits for is seen in the progress and on the page. */
export function cancelPlan({ run, root }: RootPlan): void {
  if (cancelRun(run) === "ended")
    window.setStatusBarMessage(
      l10n.t("The plan of {0} has ended already", nameOf(root)),
      MESSAGE_MILLISECONDS,
    );
}

/** Stops a plan that was asked to and does not: somebody must agree to what that leaves behind. */
export async function forceStopPlan({ run, root, state }: RootPlan): Promise<void> {
  if (state.phase === "running" || state.phase === "starting") {
    const cancel = l10n.t("Cancel Plan");
    const answer = await window.showWarningMessage(
      l10n.t("The plan of {0} was not asked to stop yet.", nameOf(root)),
      { modal: true, detail: l10n.t("Cancel it first. Stopping by force is for when that does not help.") },
      cancel,
    );
    if (answer === cancel) cancelRun(run);
    return;
  }
  const orphans = orphansOf(run);
  const stop = l10n.t("Stop by Force");
  const left =
    orphans.length > 0
      ? [l10n.t("These may exist afterwards without the state knowing of them:"), ...orphans].join("\n")
      : l10n.t("A plan makes nothing, so nothing is orphaned. The lock of the state may stay behind.");
  const answer = await window.showWarningMessage(
    l10n.t("Stop the plan of {0} by force?", nameOf(root)),
    { modal: true, detail: left },
    stop,
  );
  if (answer !== stop) return;
  if (forceStop(run) === "ended")
    window.setStatusBarMessage(
      l10n.t("The plan of {0} has ended already", nameOf(root)),
      MESSAGE_MILLISECONDS,
    );
}

const MESSAGE_MILLISECONDS = 8000;
