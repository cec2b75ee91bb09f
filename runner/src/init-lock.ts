import { setTimeout as pause } from "node:timers/promises";
import { lockFile, takeLock } from "./lock.ts";
import type { RunContext } from "./run-context.ts";
import type { RunnerOrders } from "./runs.ts";
import type { StepResult } from "./step.ts";

const POLL_MILLISECONDS = 200;

/**
 * Runs `init` alone where several share a plugin cache: Terraform's is not safe for more than one at a time (terraform#31964).
 * Waits for the others for as long as they run and this run is not cancelled.
 * @param cache the folder that they share; undefined where each has its own
 */
export async function initLocked(
  context: RunContext,
  { state }: RunnerOrders,
  cache: string | undefined,
  init: () => Promise<StepResult>,
): Promise<StepResult> {
  if (!cache) return init();
  const file = lockFile(state.locks, `plugin cache ${cache}`);
  for (let isFirst = true; !context.stopper.stopped; isFirst = false) {
    const lock = takeLock(file, context.record.id, cache);
    if (lock.kind === "held") {
      try {
        return await init();
      } finally {
        lock.release();
      }
    }
    if (isFirst) {
      const who = lock.holder ? `${lock.holder.run}` : lock.file;
      context.emit({
        type: "log",
        source: "rebake",
        level: "info",
        text: `Waiting for the init of ${who}, which uses the same plugin cache.`,
      });
    }
    await pause(POLL_MILLISECONDS);
  }
  return { exitCode: null, signal: null };
}
