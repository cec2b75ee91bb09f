import { existsSync } from "node:fs";
import { join } from "node:path";
import { printable } from "../../protocol/src/printable.ts";
import type { EventOf, RunEvent } from "../../protocol/src/run-events.ts";
import { isBakeRun, RUN_FILES } from "../../protocol/src/run-record.ts";
import { followRun, goesOn, type RunState } from "../../runner/src/run-state.ts";
import type { RunFolder } from "../../runner/src/runs.ts";
import { prepareToPlace } from "./placed-view.ts";
import type { ShowOptions } from "./plan-arguments.ts";
import { RunProgress } from "./run-progress.ts";
import { EXIT, type Shell } from "./shell.ts";
import { printPlan } from "./show-plan.ts";
import { StopKeys } from "./stop-keys.ts";

/**
 * Follows a run to its end, from its beginning, and prints what it found. The run does not depend on being followed.
 * @returns 0 nothing to change, 2 changes, 1 failed, cancelled, died, or left before its end.
 */
export async function attach(run: RunFolder, options: ShowOptions, shell: Shell): Promise<number> {
  const followed = await followPlan(run, shell);
  if (!followed) return EXIT.failed;
  const finished = reportEnd(run, followed, shell);
  if (finished?.outcome !== "succeeded") return EXIT.failed;
  if (!(await printPlan(run, followed.events, options, shell))) return EXIT.failed;
  return finished.changes ? EXIT.findings : EXIT.clean;
}

/** What was seen of a run that was followed to its end. */
export interface Followed {
  readonly events: readonly RunEvent[];
  readonly state: RunState;
}

/** Follows a plan. @returns undefined when it was left to itself, which is said. */
export function followPlan(run: RunFolder, shell: Shell): Promise<Followed | undefined> {
  return follow(run, shell, new RunProgress(shell), (_, now) => {
    // The tool works and this process waits; at the end everybody waits for this process.
    if (now.step === "plan") prepareToPlace();
  });
}

/** Follows a run of any kind. @returns undefined when it was left to itself, which is said. */
export async function follow(
  run: RunFolder,
  shell: Shell,
  progress: RunProgress,
  take: (more: readonly RunEvent[], now: RunState) => void,
): Promise<Followed | undefined> {
  const left = new AbortController();
  const keys = new StopKeys(run, shell, progress, () => left.abort());
  const events: RunEvent[] = [];
  let state: RunState;
  try {
    state = await followRun(
      run,
      (more, now) => {
        for (const event of more) events.push(event);
        progress.show(now);
        take(more, now);
      },
      left.signal,
    );
  } finally {
    keys.release();
    progress.finish();
  }
  if (!goesOn(state)) return { events, state };
  shell.stderr.write(`The run goes on without this command; "rebake runs ${run.id}" follows it again.\n`);
  return undefined;
}

/** Says what is to be known of a run that has ended, and why it failed. @returns how it ended; undefined for one that died */
export function reportEnd(
  run: RunFolder,
  { events, state }: Followed,
  shell: Shell,
): EventOf<"finished"> | undefined {
  reportNotices(events, shell);
  const { finished } = state;
  if (!finished) reportDeath(run, state, shell);
  else if (finished.outcome !== "succeeded") reportFailure(run, events, finished, shell);
  return finished;
}

export function reportDeath(run: RunFolder, state: RunState, shell: Shell): void {
  shell.stderr.write(`rebake: the run ${run.id} died\n`);
  for (const sentence of state.left) shell.stderr.write(`  ${sentence}\n`);
}

/** What somebody should know however it ended. */
export function reportNotices(events: readonly RunEvent[], shell: Shell): void {
  for (const event of events) {
    if (event.type === "tool")
      for (const warning of event.warnings) shell.stderr.write(`rebake: ${warning}\n`);
    if (event.type === "environment" && event.removed.length > 0)
      shell.stderr.write(`rebake: taken out of the environment: ${event.removed.join(", ")}\n`);
    if (event.type === "log" && event.source === "rebake")
      shell.stderr.write(`rebake: ${printable(event.text)}\n`);
  }
}

export function reportFailure(
  run: RunFolder,
  events: readonly RunEvent[],
  finished: EventOf<"finished">,
  shell: Shell,
): void {
  for (const event of events) {
    if (event.type !== "diagnostic" || event.severity !== "error") continue;
    const place = event.range
      ? `${join(run.record.root, event.range.file)}:${event.range.start.line}: `
      : isBakeRun(run.record) && event.address !== undefined
        ? `${event.address}: `
        : "";
    shell.stderr.write(`${printable(place + event.summary)}\n`);
    for (const line of event.detail === "" ? [] : event.detail.split("\n"))
      shell.stderr.write(line === "" ? "\n" : `  ${printable(line)}\n`);
  }
  shell.stderr.write(`rebake: ${printable(finished.message)}\n`);
  for (const sentence of finished.left) shell.stderr.write(`  left: ${sentence}\n`);
  const output = join(run.folder, RUN_FILES.output);
  if (existsSync(output)) shell.stderr.write(`  everything it said: ${output}\n`);
}
