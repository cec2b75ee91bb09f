import { statfsSync } from "node:fs";
import { isBakeRun, isDeployRun, isPlanRun, RUN_FILES } from "../../protocol/src/run-record.ts";
import { watchRequests } from "./control.ts";
import { type LockAnswer, lockFile, takeLock } from "./lock.ts";
import { runPlan } from "./plan-run.ts";
import { identifySelf } from "./processes.ts";
import { RETENTION, removeOldRuns } from "./retention.ts";
import { RunContext } from "./run-context.ts";
import { type Finished, type Problem, refused } from "./run-end.ts";
import { lockOf, type RunFolder, type RunnerOrders, readRun } from "./runs.ts";
import type { ViewMaker } from "./view-of.ts";

/** Below this a plan, its view and the log may not fit. */
const LEAST_FREE_BYTES = 32 * 1024 * 1024;

/**
 * The process of one run. It outlives whoever started it: it has a session of its own, and what ends terminals means nothing to
 * it. SIGTERM, with which machines are shut down, counts as a request to stop.
 * @param show how the view of a plan is made
 */
export async function runRunProcess(folder: string, show: ViewMaker): Promise<void> {
  for (const signal of ["SIGHUP", "SIGINT"] as const) process.on(signal, () => undefined);
  const run = readRun(folder);
  if (typeof run === "string") throw new Error(run);
  const orders = JSON.parse(await standardInput()) as RunnerOrders;
  const context = new RunContext(folder, run.record);
  const lock = takeLock(lockFile(orders.state.locks, lockOf(run.record)), run.id, run.record.root);
  const self = identifySelf();
  context.note({ process: self });
  context.emit({ type: "started", process: self });
  process.on("SIGTERM", () => context.stopper.cancel());
  const unwatch = watchRequests(folder, {
    cancel: () => context.stopper.cancel(),
    force: () => context.stopper.force(),
  });
  const finished =
    lock.kind === "busy" ? refused(context, busy(run, lock)) : await attempt(run, context, orders, show);
  // First the lock: who sees that the run has ended may start the next one.
  if (lock.kind === "held") lock.release();
  context.emit({ type: "finished", ...finished });
  unwatch();
  await context.drain();
  context.close();
  removeOldRuns(orders.state, RETENTION, Date.now());
}

function busy({ record }: RunFolder, { holder, file }: Extract<LockAnswer, { kind: "busy" }>): Problem {
  const who = holder
    ? `the run ${holder.run} (since ${holder.since})`
    : `something that is not understood (${file})`;
  const message = `${record.root} is used by ${who}. One run at a time works on a ${record.kind === "bake" ? "template" : "root module"}.`;
  return { type: "problem", code: "busy", message, advice: keptPlan(record) };
}

/** What could not begin has not touched the plan that it was to apply. */
function keptPlan({ kind }: RunFolder["record"]): string {
  return kind === "deploy" ? "The plan is kept, and can still be applied." : "";
}

/** A fault of ours ends the run, and is said like every other end. */
async function attempt(
  run: RunFolder,
  context: RunContext,
  orders: RunnerOrders,
  show: ViewMaker,
): Promise<Finished> {
  try {
    return await work(run, context, orders, show);
  } catch (error) {
    const message = `Rebake failed: ${(error as Error).message}`;
    process.stderr.write(`${context.redactor.text((error as Error).stack ?? message)}\n`);
    return { outcome: "failed", message, left: [`its stack stands in ${RUN_FILES.process} of the run`] };
  }
}

async function work(
  run: RunFolder,
  context: RunContext,
  orders: RunnerOrders,
  show: ViewMaker,
): Promise<Finished> {
  const { record } = run;
  if (!isPlanRun(record) && !isBakeRun(record) && !isDeployRun(record))
    throw new Error(`This version of Rebake cannot do a run of the kind "${record.kind}".`);
  const { bavail, bsize } = statfsSync(run.folder);
  if (bavail * bsize < LEAST_FREE_BYTES) {
    const message = `There are only ${Math.round((bavail * bsize) / 1024 / 1024)} MB left on the disk of ${run.folder}; a ${record.kind} needs ${LEAST_FREE_BYTES / 1024 / 1024} MB. Make room and ${record.kind} again.`;
    return refused(context, { type: "problem", code: "disk-full", message, advice: keptPlan(record) });
  }
  if (isPlanRun(record)) return runPlan(context, record.request, orders, show);
  if (isDeployRun(record)) {
    const { runDeploy } = await import("./deploy-run.ts");
    return runDeploy(context, record.request, orders);
  }
  const { runBake } = await import("./bake-run.ts");
  return runBake(context, record.request, orders);
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
