import { spawn } from "node:child_process";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import { LineSplitter, plainText } from "./lines.ts";
import { identify } from "./processes.ts";
import type { RunContext } from "./run-context.ts";
import type { Stoppable } from "./stopper.ts";

/** A tool to run once. */
export interface Step {
  readonly name: string;
  readonly program: string;
  /** Never through a shell. */
  readonly arguments: readonly string[];
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly stop: Omit<Stoppable, "process">;
  readonly onLine: (line: string, source: "stdout" | "stderr") => void;
}

export interface StepResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * Runs a tool in a session of its own, without standard input, and hands over its output by lines.
 *
 * Its output is a pipe, so that secrets are taken out before anything is on the disk. OpenTofu dies of a pipe that nobody reads
 * any more (measured: at the next line, leaving its lock), so a step that changes infrastructure must not be run this way.
 * @throws Error when it cannot be started.
 */
export async function runStep(context: RunContext, step: Step): Promise<StepResult> {
  const started = performance.now();
  const child = spawn(step.program, step.arguments, {
    cwd: step.directory,
    env: step.environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    shell: false,
    windowsHide: true,
  });
  const ended = new Promise<StepResult>((resolve, reject) => {
    child.on("error", (error) => reject(new Error(`${step.program} cannot be started: ${error.message}`)));
    child.on("close", (exitCode, signal) => resolve({ exitCode, signal }));
    // What it started may still hold its pipes; what that says is not waited for.
    child.on("exit", () =>
      setTimeout(() => closeAll(child.stdout, child.stderr), AFTERWARDS_MILLISECONDS).unref(),
    );
  });
  // It is awaited further down; failing before that is no reason to end the process.
  ended.catch(() => undefined);
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  context.emit({
    type: "step_started",
    step: step.name,
    arguments: step.arguments,
    ...(identity ? { process: identity } : {}),
  });
  context.output(`$ ${[basename(step.program), ...step.arguments].join(" ")}`);
  if (identity) context.stopper.begin({ ...step.stop, process: identity });
  const readers = [
    new OutputReader(context, child.stdout, (line) => step.onLine(line, "stdout")),
    new OutputReader(context, child.stderr, (line) => step.onLine(line, "stderr")),
  ];
  try {
    // The tool works already; what it says is kept back until it is known what is secret.
    await context.secretsKnown.catch(async (error: unknown) => {
      child.kill("SIGINT");
      await ended;
      throw error;
    });
    for (const reader of readers) reader.begin();
    const result = await ended;
    for (const reader of readers) reader.end();
    const milliseconds = Math.round(performance.now() - started);
    context.emit({ type: "step_finished", step: step.name, ...result, milliseconds });
    return result;
  } finally {
    context.stopper.end();
  }
}

/** Takes in what a tool says from the first byte on: Node throws away what nobody has taken when a process ends. */
class OutputReader {
  private kept: Buffer[] | undefined = [];
  private readonly splitter: LineSplitter;

  constructor(context: RunContext, stream: Readable, take: (line: string) => void) {
    this.splitter = new LineSplitter(({ text }) => {
      context.output(plainText(text));
      take(text);
    });
    stream.on("data", (chunk: Buffer) => {
      if (this.kept) this.kept.push(chunk);
      else this.splitter.push(chunk);
    });
  }

  begin(): void {
    const { kept = [] } = this;
    this.kept = undefined;
    for (const chunk of kept) this.splitter.push(chunk);
  }

  end(): void {
    this.splitter.end();
  }
}

const AFTERWARDS_MILLISECONDS = 3000;

function closeAll(...streams: readonly Readable[]): void {
  for (const stream of streams) stream.destroy();
}
