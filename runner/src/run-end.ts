import { existsSync } from "node:fs";
import type { EventBody } from "../../protocol/src/run-events.ts";
import type { RunContext } from "./run-context.ts";

/** How a run ended. */
export type Finished = Omit<Extract<EventBody, { type: "finished" }>, "type">;
export type Problem = Extract<EventBody, { type: "problem" }>;
export type Diagnostic = Extract<EventBody, { type: "diagnostic" }>;

/** Something that is found before a tool says it. */
export function refused(context: RunContext, problem: Problem): Finished {
  context.emit(problem);
  return failed(context, problem);
}

/** The first cause is the one that is told; all are in the events. */
export function failed(
  context: RunContext,
  first: Problem | Diagnostic | string,
  left: readonly string[] = [],
): Finished {
  const message =
    typeof first === "string" ? first : first.type === "problem" ? sentence(first) : `${first.summary}.`;
  return { outcome: "failed", message, left: [...left, ...leftBy(context)] };
}

function sentence({ message, advice }: Problem): string {
  return advice === "" ? message : `${message} ${advice}`;
}

export function stopped(context: RunContext, left: readonly string[] = []): Finished {
  const outcome = context.stopper.stopped ?? "cancelled";
  const message = outcome === "forced" ? "The run was stopped by force." : "The run was cancelled.";
  return { outcome, message, left: [...left, ...leftBy(context)] };
}

function leftBy(context: RunContext): string[] {
  const path = context.file("quarantined");
  return existsSync(path)
    ? [`${path}: the plan file of a run that did not succeed; it is never offered for applying`]
    : [];
}
