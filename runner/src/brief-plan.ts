import type { RunEvent } from "../../protocol/src/run-events.ts";

/** A plan without attributes, and so without anything that could be secret: which things it changes and how. */
export interface BriefPlan {
  readonly changes: readonly BriefChange[];
  readonly drift: readonly BriefChange[];
  /** Names of outputs that change. */
  readonly outputs: readonly string[];
}

export interface BriefChange {
  readonly address: string;
  /** The stream's word: replace does not say in which order. */
  readonly action: string;
  readonly reason?: string | undefined;
}

/** From the events of a run: all there is when a plan is too large to be parsed. */
export function briefOfEvents(events: readonly RunEvent[]): BriefPlan {
  const of = (type: "planned_change" | "resource_drift"): BriefChange[] =>
    events.flatMap((event) =>
      event.type === type ? [{ address: event.address, action: event.action, reason: event.reason }] : [],
    );
  const outputs = events.flatMap((event) =>
    event.type === "outputs"
      ? Object.entries(event.outputs).filter(([, { action }]) => action && action !== "noop")
      : [],
  );
  return {
    changes: of("planned_change"),
    drift: of("resource_drift"),
    outputs: outputs.map(([name]) => name),
  };
}
