import { type ChildProcess, spawn } from "node:child_process";
import type { RunnerProgram } from "./runs.ts";
import type { ShowAnswer, ShowOrder } from "./show-plan.ts";

/** The most memory that the process may take for objects, in megabytes; it ends when that is not enough, alone. */
const HEAP_MEGABYTES = 4096;

/** The process that makes the view of a large plan. */
export class ShowProcess {
  private readonly child: ChildProcess;
  private readonly answer: Promise<ShowAnswer>;

  constructor(
    program: RunnerProgram,
    directory: string,
    environment: NodeJS.ProcessEnv,
    signal?: AbortSignal,
  ) {
    this.child = spawn(program.node, [`--max-old-space-size=${HEAP_MEGABYTES}`, ...program.arguments], {
      cwd: directory,
      env: { ...environment, ELECTRON_RUN_AS_NODE: "1" },
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
      // A group of its own, to be ended together with the tool that it asks.
      detached: process.platform !== "win32",
    });
    if (signal?.aborted) this.kill();
    else signal?.addEventListener("abort", () => this.kill(), { once: true });
    this.answer = answerOf(this.child);
    this.child.stdin?.on("error", () => undefined);
  }

  /** @returns what became of it; never rejects: a view that fails is no plan that fails. */
  async show(order: ShowOrder): Promise<ShowAnswer> {
    this.child.stdin?.end(JSON.stringify(order));
    return this.answer;
  }

  private kill(): void {
    const { pid, exitCode, signalCode } = this.child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    if (process.platform === "win32") this.child.kill("SIGKILL");
    else process.kill(-pid, "SIGKILL");
  }
}

function answerOf(child: ChildProcess): Promise<ShowAnswer> {
  return new Promise((resolve) => {
    let said = "";
    let errors = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      if (errors.length < 2000) errors += chunk.toString("utf8");
    });
    child.on("error", (error) =>
      resolve({ kind: "failed", why: `The view could not be made: ${error.message}.` }),
    );
    child.on("close", (code, signal) => {
      try {
        resolve(JSON.parse(said) as ShowAnswer);
      } catch {
        const out = /heap out of memory/.test(errors);
        const why = out
          ? "there is not enough memory for it"
          : `its process ended with ${signal ?? code}: ${lastLine(errors)}`;
        resolve({ kind: "failed", why: `The view could not be made: ${why}.` });
      }
    });
  });
}

/** The line with the error, without its stack. */
function lastLine(errors: string): string {
  return errors.split("\n").find((line) => /Error/.test(line)) ?? "it said nothing";
}
