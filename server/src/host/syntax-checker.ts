import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { type HclError, readHclErrors } from "../ide/hcl-errors.ts";

export interface SyntaxQuestion {
  readonly id: number;
  readonly text: string;
}

export interface SyntaxAnswer {
  readonly id: number;
  readonly error: string | undefined;
}

/** Asks HashiCorp's own parser. */
export interface SyntaxChecker {
  /** The errors of a text; undefined when the parser is not to be had, which has been logged. Never rejects. */
  check(text: string): Promise<readonly HclError[] | undefined>;
  dispose(): void;
}

/**
 * Runs the parser in a worker thread, which is started with the first question. When it dies or does not answer,
 * it is started once more; after that there are no syntax errors for the rest of the session.
 */
export function createSyntaxChecker(log: (message: string) => void): SyntaxChecker {
  return new WorkerChecker(log);
}

interface Waiting {
  readonly text: string;
  readonly done: (errors: readonly HclError[] | undefined) => void;
}

class WorkerChecker implements SyntaxChecker {
  private worker: Worker | undefined;
  private failures = 0;
  private nextId = 1;
  private timer: NodeJS.Timeout | undefined;
  private readonly waiting = new Map<number, Waiting>();

  constructor(private readonly log: (message: string) => void) {}

  check(text: string): Promise<readonly HclError[] | undefined> {
    if (this.failures > MOST_FAILURES) return Promise.resolve(undefined);
    return new Promise((done) => {
      const id = this.nextId++;
      this.waiting.set(id, { text, done });
      try {
        this.worker ??= this.start();
        this.worker.postMessage({ id, text } satisfies SyntaxQuestion);
        this.watch();
      } catch (error) {
        this.fail(error instanceof Error ? error.message : String(error));
      }
    });
  }

  dispose(): void {
    this.failures = Number.POSITIVE_INFINITY;
    this.stop();
    this.giveUp();
  }

  private start(): Worker {
    const worker = createWorker();
    worker.unref();
    worker.on("message", (answer: SyntaxAnswer) => this.answer(answer));
    worker.on("error", (error) => this.worker === worker && this.fail(error.message));
    worker.on("exit", (code) => this.worker === worker && this.fail(`it ended with code ${code}`));
    return worker;
  }

  private answer({ id, error }: SyntaxAnswer): void {
    const question = this.waiting.get(id);
    this.waiting.delete(id);
    this.watch();
    question?.done(error === undefined ? [] : readHclErrors(error, question.text));
  }

  /** A program that hangs never says so. */
  private watch(): void {
    clearTimeout(this.timer);
    if (this.waiting.size === 0) return;
    this.timer = setTimeout(() => this.fail("it did not answer"), PATIENCE_MS);
    this.timer.unref();
  }

  private fail(reason: string): void {
    this.stop();
    this.failures++;
    const isLast = this.failures > MOST_FAILURES;
    this.log(
      `The parser for syntax errors failed: ${reason}. ${isLast ? "Not started again." : "Starting it again."}`,
    );
    // The text that was being read may be the reason: nobody asks it again.
    this.giveUp();
  }

  private stop(): void {
    clearTimeout(this.timer);
    const { worker } = this;
    this.worker = undefined;
    void worker?.terminate();
  }

  private giveUp(): void {
    const questions = [...this.waiting.values()];
    this.waiting.clear();
    for (const { done } of questions) done(undefined);
  }
}

function createWorker(): Worker {
  const bundled = typeof __dirname === "string" ? join(dirname(__dirname), "server", "syntax-worker.js") : "";
  if (bundled !== "" && existsSync(bundled)) return new Worker(bundled, { name: "rebake-syntax" });
  // Run from source, a thread needs the loader for TypeScript that this one has.
  const require = createRequire(join(process.cwd(), "package.json"));
  const source = join(process.cwd(), "server", "src", "host", "syntax-worker.ts");
  return new Worker(`require("tsx/cjs"); require(${JSON.stringify(source)});`, {
    eval: true,
    name: "rebake-syntax",
    execArgv: ["--require", require.resolve("tsx/cjs")],
  });
}

const MOST_FAILURES = 1;
const PATIENCE_MS = 10_000;
