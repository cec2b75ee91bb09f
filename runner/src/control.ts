import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RUN_FILES } from "../../protocol/src/run-record.ts";
import { signalProcess } from "./processes.ts";
import { watchFolder } from "./read-events.ts";
import { goesOn, runStateOf } from "./run-state.ts";
import { currentRecord, type RunFolder } from "./runs.ts";

/** `already`: somebody asked before, and asking again changes nothing. `ended`: there is nothing to stop. */
export type StopAnswer = "asked" | "already" | "ended";

/**
 * Asks a run to stop as soon as what it is doing is done. Its tool gets one signal, however often and wherever this is asked.
 * @throws Error when there is no way to tell it.
 */
export function cancelRun(run: RunFolder): StopAnswer {
  try {
    return ask(run, RUN_FILES.cancel);
  } catch (error) {
    // A disk that takes nothing must not keep a run going: its process takes SIGTERM for the same (on Windows that would end it).
    const { process: runner } = currentRecord(run);
    if (process.platform !== "win32" && runner && signalProcess(runner, "SIGTERM")) return "asked";
    throw error;
  }
}

/** What would be left behind by `forceStop`: it is to be shown, and agreed to, before. */
export function orphansOf(run: RunFolder): readonly string[] {
  const { running, step } = runStateOf(run);
  return step === "plan" ? [] : running;
}

/**
 * Stops a run by force. What it is making then may exist without the state knowing of it (`orphansOf`), so this is an action of
 * its own that somebody must have agreed to.
 * @throws Error when the run was not asked to stop before.
 */
export function forceStop(run: RunFolder): StopAnswer {
  if (!existsSync(join(run.folder, RUN_FILES.cancel)))
    throw new Error(
      `The run ${run.id} was not asked to stop yet. Cancel it first; stopping by force is for when that does not help.`,
    );
  return ask(run, RUN_FILES.force);
}

function ask(run: RunFolder, name: string): StopAnswer {
  if (!goesOn(runStateOf(run))) return "ended";
  try {
    writeFileSync(
      join(run.folder, name),
      JSON.stringify({ at: new Date().toISOString(), pid: process.pid }),
      {
        flag: "wx",
        mode: 0o600,
      },
    );
    return "asked";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return "already";
    throw error;
  }
}

/** In the process of a run: calls back once for each thing asked. @returns what ends it. */
export function watchRequests(
  folder: string,
  on: { readonly cancel: () => void; readonly force: () => void },
): () => void {
  const seen = { cancel: false, force: false };
  const look = (): void => {
    for (const name of ["cancel", "force"] as const) {
      if (seen[name] || !existsSync(join(folder, RUN_FILES[name]))) continue;
      seen[name] = true;
      on[name]();
    }
  };
  look();
  return watchFolder(folder, look);
}
