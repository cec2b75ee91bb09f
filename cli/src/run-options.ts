import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RunnerProgram, StartOptions } from "../../runner/src/runs.ts";
import type { Shell } from "./shell.ts";
import { stateOf } from "./state-of.ts";
import { VERSION } from "./version.ts";

/**
 * What the command line starts runs with.
 * @param folders whose files are not trusted to be tools, beside the one in which the command is typed
 * @param tool what was said of it
 */
export function runOptions(
  shell: Shell,
  folders: readonly string[],
  { toolName, toolPath }: Pick<StartOptions, "toolName" | "toolPath">,
): StartOptions {
  return {
    state: stateOf(shell),
    program: runnerProgram(),
    environment: shell.environment,
    by: { program: "rebake", version: VERSION },
    workspaceFolders: [...folders, shell.directory],
    toolName,
    toolPath,
  };
}

/** The bundle of a run's process lies beside that of the command line. */
function runnerProgram(): RunnerProgram {
  const script = join(dirname(__dirname), "runner", "run.js");
  if (!existsSync(script))
    throw new Error(`${script} is missing; this installation of Rebake is not whole. Install it again.`);
  return { node: process.execPath, arguments: [script] };
}
