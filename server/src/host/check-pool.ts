import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type CheckSettings, checkFolder, type FolderResult, type FolderTask } from "./check-folders.ts";
import { loadEngine } from "./engine.ts";

/** What a worker is told: a batch of folders, or nothing more. */
export type WorkerRequest = readonly FolderTask[];
export type WorkerReply = readonly FolderResult[];

/** Starting threads costs more than it gains below this many files. */
const FEWEST_FILES_FOR_THREADS = 250;
const FOLDERS_IN_A_BATCH = 8;
/** So that a thread need not wait for the next batch while its results are being looked at. */
const BATCHES_AT_A_THREAD = 2;

/**
 * Checks folders on all cores when there are many, otherwise here. Results come in the order they are ready.
 * @throws when a worker thread dies; the folders it had are then not checked.
 */
export async function checkFolders(
  tasks: readonly FolderTask[],
  settings: CheckSettings,
  onResult: (result: FolderResult) => void,
): Promise<void> {
  const files = tasks.reduce((sum, task) => sum + task.files.length, 0);
  const threads = Math.min(availableParallelism(), 8);
  const script = workerScript();
  if (files < FEWEST_FILES_FOR_THREADS || threads < 2 || !script) {
    const engine = await loadEngine();
    for (const task of tasks) onResult(checkFolder(engine, task, settings));
    return;
  }
  // The largest first, so that no thread is left with a long one at the end.
  const queue = [...tasks].sort((a, b) => b.files.length - a.files.length);
  await Promise.all(Array.from({ length: threads }, () => runWorker(script, settings, queue, onResult)));
}

/** One thread that takes batches off the queue until it is empty. */
function runWorker(
  script: string,
  settings: CheckSettings,
  queue: FolderTask[],
  onResult: (result: FolderResult) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: settings });
    let unanswered = 0;
    const next = (): void => {
      const batch = queue.splice(0, FOLDERS_IN_A_BATCH);
      if (batch.length > 0) {
        unanswered++;
        worker.postMessage(batch satisfies WorkerRequest);
      } else if (unanswered === 0) {
        resolve();
        void worker.terminate();
      }
    };
    worker.on("message", (results: WorkerReply) => {
      unanswered--;
      next();
      for (const result of results) onResult(result);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`A checking thread ended with code ${code}`)));
    for (let batch = 0; batch < BATCHES_AT_A_THREAD; batch++) next();
  });
}

/** The bundled worker; undefined when run from source, where no bundle lies beside. */
function workerScript(): string | undefined {
  const path = typeof __dirname === "string" ? join(__dirname, "check-worker.js") : "";
  return path !== "" && existsSync(path) ? path : undefined;
}
