import { spawn } from "node:child_process";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import { LineSplitter, plainText } from "./lines.ts";
import { OutputFile } from "./output-file.ts";
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
  /** How a line of standard output stands in the log that people read; as it is where nothing is said. */
  readonly readable?: ((line: string) => string) | undefined;
  readonly onStart?: ((pid: number) => void) | undefined;
  /** How many bytes of a line are kept, where that is not as usual. */
  readonly longestLine?: number | undefined;
}

export interface StepResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * Runs a tool in a session of its own, without standard input, and hands over its output by lines, from which secrets are taken
 * out before anything is on the disk. What only reads writes into a pipe, and ends with whoever reads it; what changes
 * something goes on when this process is killed (`OutputFile`).
 * @throws Error when it cannot be started.
 */
export async function runStep(context: RunContext, step: Step): Promise<StepResult> {
  const started = performance.now();
  const readers = {
    stdout: new OutputReader(context, (line) => step.onLine(line, "stdout"), step.readable, step.longestLine),
    stderr: new OutputReader(context, (line) => step.onLine(line, "stderr")),
  };
  const files = step.stop.onlyReads ? [] : SOURCES.map((source) => fileOf(context, step, readers, source));
  const [stdout = "pipe", stderr = "pipe"] = files.map(({ writing }) => writing);
  const child = spawn(step.program, step.arguments, {
    cwd: step.directory,
    env: step.environment,
    stdio: ["ignore", stdout, stderr],
    detached: true,
    shell: false,
    windowsHide: true,
  });
  for (const file of files) file.handedOver();
  const ended = new Promise<StepResult>((resolve, reject) => {
    child.on("error", (error) => reject(new Error(`${step.program} cannot be started: ${error.message}`)));
    child.on("close", (exitCode, signal) => resolve({ exitCode, signal }));
    // What it started may still hold its pipes; what that says is not waited for.
    child.on("exit", () => setTimeout(() => closeAll(child), AFTERWARDS_MILLISECONDS).unref());
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
  if (identity) step.onStart?.(identity.pid);
  if (identity) context.stopper.begin({ ...step.stop, process: identity });
  for (const source of SOURCES) child[source]?.on("data", (chunk: Buffer) => readers[source].push(chunk));
  try {
    // The tool works already; what it says is kept back until it is known what is secret.
    await context.secretsKnown.catch(async (error: unknown) => {
      child.kill(step.stop.gentle);
      await ended;
      throw error;
    });
    for (const source of SOURCES) readers[source].begin();
    const result = await ended;
    for (const file of files.splice(0)) file.end();
    for (const source of SOURCES) readers[source].end();
    const milliseconds = Math.round(performance.now() - started);
    context.emit({ type: "step_finished", step: step.name, ...result, milliseconds });
    return result;
  } finally {
    for (const file of files) file.end();
    context.stopper.end();
  }
}

const SOURCES = ["stdout", "stderr"] as const;

function fileOf(
  context: RunContext,
  step: Step,
  readers: Readonly<Record<"stdout" | "stderr", OutputReader>>,
  source: "stdout" | "stderr",
): OutputFile {
  return new OutputFile(context.folder, `${step.name}-${source}`, (chunk) => readers[source].push(chunk));
}

/** Takes in what a tool says from the first byte on: Node throws away what nobody has taken when a process ends. */
class OutputReader {
  private kept: Buffer[] | undefined = [];
  private readonly splitter: LineSplitter;

  constructor(
    context: RunContext,
    take: (line: string) => void,
    readable: (line: string) => string = (line) => line,
    longestLine?: number,
  ) {
    this.splitter = new LineSplitter(({ text }) => {
      for (const line of plainText(readable(text)).split("\n")) context.output(line);
      take(text);
    }, longestLine);
  }

  push(chunk: Buffer): void {
    if (this.kept) this.kept.push(chunk);
    else this.splitter.push(chunk);
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

function closeAll({
  stdout,
  stderr,
}: {
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
}): void {
  stdout?.destroy();
  stderr?.destroy();
}
