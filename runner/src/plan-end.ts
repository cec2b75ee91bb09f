import { chmodSync, existsSync, renameSync, statSync } from "node:fs";
import type { EventBody } from "../../protocol/src/run-events.ts";
import { RUN_FILES } from "../../protocol/src/run-record.ts";
import type { RunContext } from "./run-context.ts";
import { sha256Of } from "./tools/identify-tool.ts";

/** How a run ended. */
export type Finished = Omit<Extract<EventBody, { type: "finished" }>, "type">;
export type Problem = Extract<EventBody, { type: "problem" }>;
export type Diagnostic = Extract<EventBody, { type: "diagnostic" }>;

/** Keeps the saved plan of a run that succeeded; any other goes into quarantine, so that nobody offers it for applying. */
export async function keepPlan(context: RunContext, usable: boolean): Promise<void> {
  const path = context.file("plan");
  if (!existsSync(path)) return;
  const kept = usable ? path : context.file("quarantined");
  if (!usable) renameSync(path, kept);
  chmodSync(kept, 0o600);
  const file = usable ? RUN_FILES.plan : RUN_FILES.quarantined;
  context.emit({ type: "plan_file", file, sha256: await sha256Of(kept), bytes: statSync(kept).size, usable });
}

/** Something that is found before a tool says it. */
export function refused(context: RunContext, problem: Problem): Finished {
  context.emit(problem);
  return failed(context, problem);
}

/** The first cause is the one that is told; all are in the events. */
export function failed(context: RunContext, first: Problem | Diagnostic | string): Finished {
  const message =
    typeof first === "string" ? first : first.type === "problem" ? sentence(first) : `${first.summary}.`;
  return { outcome: "failed", message, left: leftBy(context) };
}

function sentence({ message, advice }: Problem): string {
  return advice === "" ? message : `${message} ${advice}`;
}

export function stopped(context: RunContext): Finished {
  const outcome = context.stopper.stopped ?? "cancelled";
  const message = outcome === "forced" ? "The run was stopped by force." : "The run was cancelled.";
  return { outcome, message, left: leftBy(context) };
}

function leftBy(context: RunContext): string[] {
  const path = context.file("quarantined");
  return existsSync(path)
    ? [`${path}: the plan file of a run that did not succeed; it is never offered for applying`]
    : [];
}
