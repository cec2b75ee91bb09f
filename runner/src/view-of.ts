import { statSync } from "node:fs";
import type { RunnerProgram } from "./runs.ts";
import { makeView, type PlanViewer, type ShowAnswer, type ShowOrder } from "./show-plan.ts";
import { ShowProcess } from "./show-process.ts";

/** How views of plans are made: here, or by a process that may run out of memory alone. */
export interface ViewMaker {
  readonly program: RunnerProgram;
  /** Loaded when there is something to view. */
  readonly viewer: () => Promise<PlanViewer>;
}

/**
 * Plans whose file is smaller (a hundred resources, say) are tried here first, which saves starting a process. A plan file can
 * be the four hundredth part of its JSON (measured), so that is watched, too.
 */
const SMALL_FILE = 64 * 1024;
const SMALL_JSON = 16 * 1024 * 1024;

/**
 * Makes the view of a plan. Never rejects: a view that fails is no plan that fails.
 * @param signal ends it at once, since it only reads
 */
export async function viewOf(
  order: ShowOrder,
  { program, viewer }: ViewMaker,
  environment: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<ShowAnswer> {
  const file = statSync(order.planFile, { throwIfNoEntry: false });
  if (!file) return { kind: "failed", why: "The tool saved no plan." };
  if (file.size < SMALL_FILE) {
    const maximalBytes = Math.min(SMALL_JSON, order.maximalBytes);
    const answer = await makeView({ ...order, maximalBytes }, await viewer(), environment, signal);
    const isLast =
      signal?.aborted || answer.kind === "written" || !answer.tooLarge || maximalBytes === order.maximalBytes;
    if (isLast) return answer;
  }
  return new ShowProcess(program, order.directory, environment, signal).show(order);
}
