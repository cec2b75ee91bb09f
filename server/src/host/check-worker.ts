import { parentPort, workerData } from "node:worker_threads";
import { type CheckSettings, checkFolder } from "./check-folders.ts";
import type { WorkerReply, WorkerRequest } from "./check-pool.ts";
import { loadEngine } from "./engine.ts";

// A thread of check-pool.ts: answers each batch of folders with their results.
const settings = workerData as CheckSettings;
const engine = loadEngine();
parentPort?.on("message", async (batch: WorkerRequest) => {
  const loaded = await engine;
  const results: WorkerReply = batch.map((task) => checkFolder(loaded, task, settings));
  parentPort?.postMessage(results);
});
