import { isBakeRun, isDeployRun } from "../../protocol/src/run-record.ts";
import { cancelRun, forceStop, orphansOf, type StopAnswer } from "../../runner/src/control.ts";
import { RETENTION, removeOldRuns } from "../../runner/src/retention.ts";
import { briefStateOf, runStateOf } from "../../runner/src/run-state.ts";
import { findRun, listRuns, type RunFolder } from "../../runner/src/runs.ts";
import type { StateDirectory } from "../../runner/src/state-directory.ts";
import { attach } from "./attach.ts";
import { attachDeploy } from "./attach-deploy.ts";
import { attachBake } from "./bake.ts";
import { plural } from "./output/plural.ts";
import { leftBy, outcomeInWords, runAsJson, runInWords } from "./output/run-words.ts";
import { readRunsArguments } from "./plan-arguments.ts";
import { EXIT, type Shell } from "./shell.ts";
import { stateOf } from "./state-of.ts";
import { orphansSentence } from "./stop-keys.ts";
import { UsageError } from "./usage.ts";

/** `rebake runs`: lists runs, follows one again, or stops it. */
export async function runs(args: readonly string[], shell: Shell): Promise<number> {
  const given = readRunsArguments(args);
  const state = stateOf(shell);
  if (given.id === undefined) {
    // A saved plan holds secrets in clear, and nobody may plan again for days.
    const failure = removeExpired(state);
    const { runs: all, problems } = listRuns(state);
    for (const problem of [...failure, ...problems]) shell.stderr.write(`rebake: ${problem}\n`);
    shell.stdout.write(given.format === "json" ? asJson(all) : asText(all));
    return EXIT.clean;
  }
  const run = findRun(state, given.id);
  if (typeof run === "string") throw new UsageError(`${run}; "rebake runs" lists them`);
  if (given.action === "cancel") return cancel(run, shell);
  if (given.action === "force-stop") return force(run, given.yes, shell);
  const isDeploy = isDeployRun(run.record);
  if (!isBakeRun(run.record) && !isDeploy) return attach(run, given, shell);
  const { format, output, color, isVerbose } = given;
  if (format !== "text" && format !== "json")
    throw new UsageError(`a ${isDeploy ? "deployment" : "bake"} is shown as text or json, not as ${format}`);
  const show = { format, output, color, isVerbose };
  return isDeploy ? attachDeploy(run, show, shell) : attachBake(run, show, shell);
}

function removeExpired(state: StateDirectory): string[] {
  try {
    removeOldRuns(state, RETENTION, Date.now());
    return [];
  } catch (error) {
    return [`old runs and saved plans cannot be removed: ${(error as Error).message}`];
  }
}

function cancel(run: RunFolder, shell: Shell): number {
  const answer = asked(() => cancelRun(run));
  const { running } = runStateOf(run);
  const said = {
    asked: `The tool is asked to stop, once${running.length === 0 ? "" : `; it waits for ${plural(running.length, "operation")}`}.`,
    already: "It was asked to stop before; it gets no second signal.",
    ended: "It has ended.",
  };
  shell.stdout.write(`${said[answer]}\n`);
  return answer === "ended" ? EXIT.failed : EXIT.clean;
}

function force(run: RunFolder, yes: boolean, shell: Shell): number {
  const orphans = orphansOf(run);
  if (orphans.length > 0) {
    shell.stderr.write(`${orphansSentence(run)}:\n`);
    for (const address of orphans) shell.stderr.write(`  ${address}\n`);
  }
  if (!yes)
    throw new UsageError(
      `stopping by force can leave things behind; say --yes when you want it${orphans.length > 0 ? "" : " (nothing is being made right now)"}`,
    );
  const answer = asked(() => forceStop(run));
  shell.stdout.write(answer === "ended" ? "It has ended.\n" : "It is stopped by force.\n");
  return EXIT.clean;
}

/** @throws UsageError where it was not cancelled before, or cannot be told. */
function asked(ask: () => StopAnswer): StopAnswer {
  try {
    return ask();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function asText(all: readonly RunFolder[]): string {
  if (all.length === 0) return "There are no runs.\n";
  const width = Math.max(8, ...all.map(({ record }) => runInWords(record).length));
  return all
    .map((run) => {
      const state = briefStateOf(run);
      const { id, root, created } = run.record;
      const what = runInWords(run.record).padEnd(width);
      const outcome = outcomeInWords(run.record, state).padEnd(22);
      const left = leftBy(state)
        .map((sentence) => `    ${sentence}\n`)
        .join("");
      return `${id}  ${created.slice(0, 16).replace("T", " ")}  ${what}  ${outcome}  ${root}\n${left}`;
    })
    .join("");
}

function asJson(all: readonly RunFolder[]): string {
  const listed = all.map((run) => runAsJson(run, briefStateOf(run)));
  return `${JSON.stringify({ version: 1, runs: listed }, undefined, 2)}\n`;
}
