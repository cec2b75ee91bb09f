import { type FSWatcher, readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { isRunName, type RunFolder, readRun } from "../../../runner/src/runs.ts";
import type { StateDirectory } from "../../../runner/src/state-directory.ts";

/** Tells of runs that begin, whoever begins them: this window, another one, a terminal. */
export class RunsWatch {
  private readonly known: Set<string>;
  private watcher: FSWatcher | undefined;

  /** @param problem gets a sentence when the folder cannot be watched; `look` then has to be called now and then. */
  constructor(
    private readonly state: StateDirectory,
    private readonly began: (run: RunFolder) => void,
    private readonly problem: (message: string) => void,
  ) {
    this.known = new Set(readdirSync(state.runs));
    try {
      this.watcher = watch(state.runs, { persistent: false }, () => this.look());
      this.watcher.on("error", (error) => {
        problem(`${state.runs} is not watched any more: ${error.message}`);
        this.watcher?.close();
      });
    } catch (error) {
      problem(`${state.runs} cannot be watched: ${(error as Error).message}`);
    }
  }

  /** Looks for runs that were not there at the last look. */
  look(): void {
    for (const name of this.names()) {
      if (this.known.has(name) || !isRunName(name)) continue;
      this.known.add(name);
      const run = readRun(join(this.state.runs, name));
      // What cannot be read is no run; `rebake runs` says why.
      if (typeof run !== "string") this.began(run);
    }
  }

  dispose(): void {
    this.watcher?.close();
  }

  /** Somebody may have removed all of it, which nobody hears of in a callback of the file system. */
  private names(): string[] {
    try {
      return readdirSync(this.state.runs);
    } catch (error) {
      this.problem(`${this.state.runs} cannot be read: ${(error as Error).message}`);
      return [];
    }
  }
}
