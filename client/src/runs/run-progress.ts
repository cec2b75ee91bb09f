import { l10n, ProgressLocation, window } from "vscode";
import { cancelRun } from "../../../runner/src/control.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";
import { withoutLinks } from "../plan/offer.ts";
import { nameOfRun } from "./run-names.ts";
import type { RunStore } from "./run-store.ts";
import { progressText } from "./run-words.ts";

/**
 * Shows how far a run is until it has ended. Cancel asks it to stop, once; a notification that is closed, and a window that is
 * reloaded, ask for nothing.
 * @param isOurs false for one that somebody else had begun
 * @param ended resolves when there is nothing more to wait for
 */
export async function showProgress(
  runs: RunStore,
  run: RunFolder,
  isOurs: boolean,
  ended: Promise<void>,
): Promise<void> {
  const name = nameOfRun(run.record);
  const title = isOurs ? name : l10n.t("{0}, which goes on already", name);
  await window.withProgress(
    { location: ProgressLocation.Notification, title: withoutLinks(title), cancellable: true },
    async (progress, token) => {
      const report = (): void => {
        const shown = runs.of(run.id);
        if (shown) progress.report({ message: withoutLinks(messageOf(shown, run)) });
      };
      const listening = runs.onDidChange((id) => id === run.id && report());
      const cancelling = token.onCancellationRequested(() => cancelRun(run));
      // The time that it takes goes on also where nothing else does.
      const timer = run.record.kind === "plan" ? undefined : setInterval(report, 1000);
      report();
      try {
        await ended;
      } finally {
        clearInterval(timer);
        listening.dispose();
        cancelling.dispose();
      }
    },
  );
}

function messageOf(shown: Parameters<typeof progressText>[0], { record }: RunFolder): string {
  const words = progressText(shown);
  return record.kind === "plan" ? words : `${elapsed(Date.now() - Date.parse(record.created))} · ${words}`;
}

/** "0:07", "12:40", "1:02:03" */
export function elapsed(milliseconds: number): string {
  const all = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const two = (one: number): string => String(one).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
