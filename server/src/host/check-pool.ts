import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { inOrderOfCalls } from "./call-order.ts";
import type { CheckSettings, FolderResult, FolderTask } from "./check-folders.ts";
import { type Call, CheckSession } from "./check-session.ts";
import { loadEngine } from "./engine.ts";
import { inOnePass } from "./one-pass.ts";

/** What a worker is told, in this order: to look for calls, what there is to know, to check folders. */
export type WorkerRequest =
  | { readonly kind: "scan"; readonly folders: readonly FolderTask[] }
  | { readonly kind: "begin"; readonly folders: readonly FolderTask[]; readonly calls: readonly Call[] }
  | { readonly kind: "check"; readonly directories: readonly string[] };
export type WorkerReply =
  | { readonly kind: "calls"; readonly calls: readonly Call[] }
  | { readonly kind: "results"; readonly results: readonly FolderResult[] };

/** Starting threads costs more than it gains below this many files. */
const FEWEST_FILES_FOR_THREADS = 250;
const FOLDERS_IN_A_BATCH = 8;
const MOST_THREADS = 8;

/**
 * Checks folders on all cores when there are many, otherwise here. Results come in the order they are ready.
 * @param wanted the folders to check
 * @param others folders of the same workspace that may call them
 * @throws when a worker thread dies; the folders it had are then not checked.
 */
export async function checkFolders(
  wanted: readonly FolderTask[],
  others: readonly FolderTask[],
  settings: CheckSettings,
  onResult: (result: FolderResult) => void,
): Promise<void> {
  const folders = [...wanted, ...others].sort((a, b) => (a.directory < b.directory ? -1 : 1));
  const files = folders.reduce((sum, task) => sum + task.files.length, 0);
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  const script = workerScript();
  if (files < FEWEST_FILES_FOR_THREADS || threads < 2 || !script) {
    const session = new CheckSession(await loadEngine(), settings);
    session.begin({ folders, calls: session.scan(folders) });
    for (const { directory } of wanted) onResult(session.check(directory));
    return;
  }
  await inOnePass(() => inThreads(script, threads, { wanted, folders, settings, result: onResult }));
}

/** True where threads can be had: not when run from source. */
export function checksInThreads(): boolean {
  return workerScript() !== undefined;
}

/**
 * Checks folders on other threads than this one and leaves a core to it.
 * @throws when a thread dies; the folders it had are then not checked.
 */
export async function checkInThreads(
  wanted: readonly FolderTask[],
  others: readonly FolderTask[],
  settings: CheckSettings,
  on: Pick<Run, "result" | "isCancelled">,
): Promise<void> {
  const script = workerScript();
  if (!script) throw new Error("There is no script for threads");
  const folders = [...wanted, ...others].sort((a, b) => (a.directory < b.directory ? -1 : 1));
  const threads = Math.max(1, Math.min(availableParallelism() - 1, MOST_THREADS));
  await inOnePass(() => inThreads(script, threads, { wanted, folders, settings, ...on }));
}

interface Run {
  readonly wanted: readonly FolderTask[];
  /** All of the workspace, by directory. */
  readonly folders: readonly FolderTask[];
  readonly settings: CheckSettings;
  result(result: FolderResult): void;
  isCancelled?(): boolean;
}

async function inThreads(script: string, threads: number, run: Run): Promise<void> {
  const { wanted, folders, settings } = run;
  const isWanted = new Set(wanted.map((task) => task.directory));
  const workers = Array.from({ length: threads }, () => new CheckThread(script, settings));
  try {
    const shares = sharesOf(folders, threads);
    const calls = (
      await Promise.all(workers.map((worker, index) => worker.scan(shares[index] ?? [])))
    ).flat();
    for (const worker of workers) worker.begin(folders, calls);
    const ordered = inOrderOfCalls(folders, calls).filter((one) => isWanted.has(one.directory));
    const queues = sharesOf(ordered, threads).map((share) => share.map((one) => one.directory));
    await Promise.all(workers.map((worker, index) => drain(worker, index, queues, run)));
  } finally {
    for (const worker of workers) worker.end();
  }
}

/** Neighbouring folders need each other, so each thread gets a stretch of them, about as many files as the others. */
function sharesOf(folders: readonly FolderTask[], count: number): FolderTask[][] {
  const total = folders.reduce((sum, task) => sum + task.files.length, 0);
  const shares: FolderTask[][] = Array.from({ length: count }, () => []);
  let files = 0;
  for (const task of folders) {
    shares[Math.min(count - 1, Math.floor((files * count) / Math.max(1, total)))]?.push(task);
    files += task.files.length;
  }
  return shares;
}

/** Does its own queue from the front, then helps the others from the back of theirs. */
async function drain(worker: CheckThread, own: number, queues: string[][], run: Run): Promise<void> {
  while (!run.isCancelled?.()) {
    const batch = queues[own]?.splice(0, FOLDERS_IN_A_BATCH) ?? [];
    if (batch.length === 0) {
      const longest = queues.reduce((a, b) => (b.length > a.length ? b : a));
      batch.push(...longest.splice(-FOLDERS_IN_A_BATCH));
    }
    if (batch.length === 0) return;
    for (const result of await worker.check(batch)) run.result(result);
  }
}

/** A thread with a CheckSession. */
class CheckThread {
  private readonly worker: Worker;
  private waiting: { resolve: (reply: WorkerReply) => void; reject: (error: Error) => void } | undefined;
  private failure: Error | undefined;

  constructor(script: string, settings: CheckSettings) {
    this.worker = new Worker(script, { workerData: settings });
    this.worker.on("message", (reply: WorkerReply) => {
      const { waiting } = this;
      this.waiting = undefined;
      waiting?.resolve(reply);
    });
    this.worker.on("error", (error) => this.fail(error as Error));
    this.worker.on("exit", (code) => this.fail(new Error(`A checking thread ended with code ${code}`)));
  }

  async scan(folders: readonly FolderTask[]): Promise<readonly Call[]> {
    const reply = await this.ask({ kind: "scan", folders });
    return reply.kind === "calls" ? reply.calls : [];
  }

  begin(folders: readonly FolderTask[], calls: readonly Call[]): void {
    this.worker.postMessage({ kind: "begin", folders, calls } satisfies WorkerRequest);
  }

  async check(directories: readonly string[]): Promise<readonly FolderResult[]> {
    const reply = await this.ask({ kind: "check", directories });
    return reply.kind === "results" ? reply.results : [];
  }

  end(): void {
    this.worker.removeAllListeners("exit");
    void this.worker.terminate();
  }

  private ask(request: WorkerRequest): Promise<WorkerReply> {
    return new Promise((resolve, reject) => {
      if (this.failure) return reject(this.failure);
      this.waiting = { resolve, reject };
      this.worker.postMessage(request);
    });
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.waiting?.reject(this.failure);
    this.waiting = undefined;
  }
}

/** The bundled worker; undefined when run from source, where no bundle lies beside. */
function workerScript(): string | undefined {
  const path = typeof __dirname === "string" ? join(dirname(__dirname), "cli", "check-worker.js") : "";
  return path !== "" && existsSync(path) ? path : undefined;
}
