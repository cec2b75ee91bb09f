import { join } from "node:path";
import type { PlanView } from "../../protocol/src/plan-view.ts";
import { printable } from "../../protocol/src/printable.ts";
import { isDeployRun, RUN_FILES } from "../../protocol/src/run-record.ts";
import { ApplyTally } from "../../runner/src/apply-tally.ts";
import { readPlanView } from "../../runner/src/read-view.ts";
import type { RunState } from "../../runner/src/run-state.ts";
import { currentRecord, type RunFolder } from "../../runner/src/runs.ts";
import { follow, reportEnd } from "./attach.ts";
import type { ShowDeploy } from "./deploy-arguments.ts";
import { deployAsJson, deployAsText, deployLine, listsOf } from "./output/deploy.ts";
import { RunProgress } from "./run-progress.ts";
import { EXIT, type Shell } from "./shell.ts";
import { writeResult } from "./write-output.ts";

/**
 * Follows a deployment to its end, from its beginning, and says what came of it. It does not depend on being followed.
 * @param view of its plan; left out, it is looked for in its folder
 * @returns 0 deployed, and it serves; 1 anything else
 */
export async function attachDeploy(
  run: RunFolder,
  options: ShowDeploy,
  shell: Shell,
  view?: PlanView,
): Promise<number> {
  const tally = new ApplyTally((view ?? (await viewIn(run)))?.changes ?? []);
  let isApplied = false;
  const progress = new RunProgress(shell, (state) => applyingText(state, tally, isApplied));
  const followed = await follow(run, shell, progress, (more) => {
    for (const event of more) {
      isApplied ||= event.type === "apply_result";
      tally.see(event, false);
      const line = deployLine(event, () => tally.progress, options.isVerbose);
      if (line !== undefined) progress.say(printable(line));
    }
  });
  if (!followed) return EXIT.failed;
  const { events } = followed;
  const finished = reportEnd(run, followed, shell);
  if (!finished) return EXIT.failed;
  const isGood = finished.outcome === "succeeded";
  if (!isGood) for (const line of listsOf(events)) shell.stderr.write(`${printable(line)}\n`);
  const now = currentRecord(run);
  if (isDeployRun(now) && (isGood || options.format === "json"))
    writeResult(
      (options.format === "json" ? deployAsJson : deployAsText)(now, events, finished),
      options.output,
      shell,
    );
  return isGood ? EXIT.clean : EXIT.failed;
}

/** That of the run, or of the one that made its plan, as long as that is there. */
async function viewIn({ folder, record }: RunFolder): Promise<PlanView | undefined> {
  const folders = isDeployRun(record) ? [folder, join(folder, "..", record.request.planRun)] : [folder];
  for (const one of folders) {
    const read = await readPlanView(join(one, RUN_FILES.view));
    if ("view" in read) return read.view;
  }
  return undefined;
}

/** @param isApplied also between two attempts of verify nothing is prepared any more */
function applyingText({ phase, step, running }: RunState, tally: ApplyTally, isApplied: boolean): string {
  if (isApplied) return "Looking whether it serves";
  const { done, total } = tally.progress;
  const now = phase === "stopping" ? "Stopping" : step === "apply" ? "Applying" : "Preparing";
  return [now, ...(total > 0 ? [`${done} of ${total} done`] : []), ...running].join(", ");
}
