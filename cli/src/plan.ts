import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { RUN_FILES } from "../../protocol/src/run-record.ts";
import type { LockHolder } from "../../runner/src/lock.ts";
import { type RunnerProgram, startPlan } from "../../runner/src/runs.ts";
import { stateDirectory } from "../../runner/src/state-directory.ts";
import { attach } from "./attach.ts";
import { readPlanArguments } from "./plan-arguments.ts";
import { EXIT, type Shell } from "./shell.ts";
import { UsageError } from "./usage.ts";
import { copyPrivately } from "./write-output.ts";

/** `rebake plan`: starts a run of its own, follows it and prints what it found. */
export async function plan(args: readonly string[], shell: Shell): Promise<number> {
  const given = readPlanArguments(args, shell.directory);
  if (!existsSync(given.root)) throw new UsageError(`there is no folder ${given.root}`);
  const missing = given.request.varFiles.find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`--var-file ${missing}: there is no such file`);
  if (given.savedPlan !== undefined && !existsSync(dirname(given.savedPlan)))
    throw new UsageError(`--out ${given.savedPlan}: there is no such folder`);
  const started = startPlan(given.root, given.request, {
    state: stateDirectory(shell.environment),
    program: runnerProgram(),
    environment: shell.environment,
    by: { program: "rebake", version: manifest.version },
    workspaceFolders: [given.root, shell.directory],
    toolName: given.toolName,
    toolPath: given.toolPath,
  });
  if (started.kind === "busy") return sayBusy(started.holder, shell);
  const { run } = started;
  const code = await attach(run, given, shell);
  const saved = join(run.folder, RUN_FILES.plan);
  if (given.savedPlan !== undefined && code !== EXIT.failed && existsSync(saved)) {
    copyPrivately(saved, given.savedPlan);
  }
  return code;
}

export function sayBusy({ run, about }: LockHolder, shell: Shell): number {
  shell.stderr.write(
    `rebake: ${about} is being worked on by the run ${run}; "rebake runs ${run}" follows it\n`,
  );
  return EXIT.failed;
}

/** The bundle of a run's process lies beside that of the command line. */
export function runnerProgram(): RunnerProgram {
  const script = join(dirname(__dirname), "runner", "run.js");
  if (!existsSync(script))
    throw new Error(`${script} is missing; this installation of Rebake is not whole. Install it again.`);
  return { node: process.execPath, arguments: [script] };
}
