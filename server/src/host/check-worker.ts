import { parentPort, workerData } from "node:worker_threads";
import type { CheckSettings } from "./check-folders.ts";
import type { WorkerReply, WorkerRequest } from "./check-pool.ts";
import { CheckSession } from "./check-session.ts";
import { loadEngine } from "./engine.ts";

// A thread of check-pool.ts: answers one request after the other, in the order they come.
const session = loadEngine().then((engine) => new CheckSession(engine, workerData as CheckSettings));
parentPort?.on("message", async (request: WorkerRequest) => {
  const ready = await session;
  if (request.kind === "begin") ready.begin(request);
  else if (request.kind === "scan") reply({ kind: "calls", calls: ready.scan(request.folders) });
  else reply({ kind: "results", results: request.directories.map((one) => ready.check(one)) });
});

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message);
}
