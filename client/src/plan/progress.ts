import { l10n, ProgressLocation, window } from "vscode";
import { cancelRun } from "../../../runner/src/control.ts";
import type { RunState } from "../../../runner/src/run-state.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";
import { withoutLinks } from "./offer.ts";
import type { PlanStore } from "./plans.ts";
import { nameOf } from "./root-modules.ts";

/**
 * Shows how far a run is until it has ended. Cancel asks it to stop, once; a notification that is closed, and a window that is
 * reloaded, ask for nothing.
 */
export async function showProgress(store: PlanStore, run: RunFolder, isOurs: boolean): Promise<void> {
  const { root } = run.record;
  const title = isOurs
    ? l10n.t("Plan of {0}", nameOf(root))
    : l10n.t("Plan of {0}, which is being made already", nameOf(root));
  await window.withProgress(
    { location: ProgressLocation.Notification, title: withoutLinks(title), cancellable: true },
    async (progress, token) => {
      const report = (): void => {
        const plan = store.of(root);
        if (plan?.run.id === run.id) progress.report({ message: progressText(plan.state) });
      };
      const listening = store.onDidChange((changed) => changed === root && report());
      const cancelling = token.onCancellationRequested(() => cancelRun(run));
      report();
      try {
        await store.ended(run);
      } finally {
        listening.dispose();
        cancelling.dispose();
      }
    },
  );
}

/** What a run does right now, in a few words. */
export function progressText({ phase, step, counts, running }: RunState): string {
  if (phase === "starting") return l10n.t("starting");
  if (phase === "stopping")
    return running.length === 0
      ? l10n.t("stopping")
      : l10n.t("stopping, waiting for {0} operations", running.length);
  if (step === "init") return l10n.t("downloading what the configuration asks for");
  if (step === "show") return l10n.t("reading the plan");
  const parts = [
    ...(counts.refreshed > 0 ? [l10n.t("{0} refreshed", counts.refreshed)] : []),
    ...(counts.refreshing > 0 ? [l10n.t("{0} being refreshed", counts.refreshing)] : []),
    ...(counts.planned > 0 ? [l10n.t("{0} changes", counts.planned)] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : l10n.t("reading the configuration");
}
