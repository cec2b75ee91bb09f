import { copyFileSync, existsSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { RUN_FILES } from "../../protocol/src/run-record.ts";
import type { PlanToApply } from "./deploy-plan.ts";
import { type Refusal, stale } from "./refusal.ts";
import type { RunContext } from "./run-context.ts";
import { sha256Of } from "./tools/identify-tool.ts";

/**
 * Takes the saved plan into the folder of the deployment. A file can be renamed once only: of two that want to apply the same
 * plan one finds none.
 */
export async function claimPlan(
  context: RunContext,
  { file, run }: PlanToApply,
  sha256: string,
): Promise<Refusal | undefined> {
  const claimed = context.file("applied");
  // What is to be done is known also when the run of the plan is removed and this one has died.
  copyFileSync(join(run.folder, RUN_FILES.view), context.file("view"));
  try {
    renameSync(file, claimed);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return stale("plan-applied", "Another deployment has just taken this plan; it is applied once only.");
  }
  // What is hashed is what is applied: nobody else looks for it here.
  const found = await sha256Of(claimed);
  const usable = found === sha256;
  context.emit({
    type: "plan_file",
    file: RUN_FILES.applied,
    sha256: found,
    bytes: statSync(claimed).size,
    usable,
  });
  if (usable) return undefined;
  renameSync(claimed, context.file("quarantined"));
  return stale(
    "plan-tampered",
    `The saved plan is another file than the one that was agreed to (SHA-256 ${found} instead of ${sha256}).`,
    "Nothing was applied. Find out who changed it; then plan again.",
  );
}

/** Gives the plan back to the run that made it: nothing of it was applied, and it is as good as it was. */
export function giveBack(context: RunContext, { file, run }: PlanToApply, sha256: string): void {
  const claimed = context.file("applied");
  if (!existsSync(claimed) || !existsSync(run.folder) || existsSync(file)) return;
  const { size: bytes } = statSync(claimed);
  renameSync(claimed, file);
  // From now on nothing of it is ours.
  context.emit({ type: "plan_file", file: RUN_FILES.plan, sha256, bytes, usable: true });
}
