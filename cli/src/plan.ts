import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { RUN_FILES } from "../../protocol/src/run-record.ts";
import type { LockHolder } from "../../runner/src/lock.ts";
import { type Started, startPlan } from "../../runner/src/runs.ts";
import { attach } from "./attach.ts";
import { readPlanArguments } from "./plan-arguments.ts";
import { runOptions } from "./run-options.ts";
import { EXIT, type Shell } from "./shell.ts";
import { UsageError } from "./usage.ts";
import { copyPrivately } from "./write-output.ts";

/** `rebake plan`: starts a run of its own, follows it and prints what it found. */
export async function plan(args: readonly string[], shell: Shell): Promise<number> {
  const given = readPlanArguments(args, shell.directory);
  const found = statSync(given.root, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`there is no folder ${given.root}`);
  if (!found.isDirectory()) throw new UsageError(`${given.root} is no folder; name the one that it lies in`);
  const missing = given.request.varFiles.find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`--var-file ${missing}: there is no such file`);
  if (given.savedPlan !== undefined && !existsSync(dirname(given.savedPlan)))
    throw new UsageError(`--out ${given.savedPlan}: there is no such folder`);
  const started = startPlanRun(given.root, given.request, runOptions(shell, [given.root], given));
  if (started.kind === "busy") return sayBusy(started.holder, shell);
  const { run } = started;
  const code = await attach(run, given, shell);
  const saved = join(run.folder, RUN_FILES.plan);
  if (given.savedPlan !== undefined && code !== EXIT.failed && existsSync(saved)) {
    copyPrivately(saved, given.savedPlan);
  }
  return code;
}

/** @throws UsageError where the disk does not take the folder of the run. */
export function startPlanRun(...given: Parameters<typeof startPlan>): Started {
  try {
    return startPlan(...given);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new UsageError(`the run cannot be started: ${message}`);
  }
}

export function sayBusy(holder: LockHolder, shell: Shell): number {
  shell.stderr.write(`rebake: ${busySentence(holder)}\n`);
  return EXIT.failed;
}

export function busySentence({ run, about }: LockHolder): string {
  return `${about} is being worked on by the run ${run}; "rebake runs ${run}" follows it`;
}
