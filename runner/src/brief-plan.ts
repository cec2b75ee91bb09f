import type { RunEvent } from "../../protocol/src/run-events.ts";
import { isObject } from "../../protocol/src/shape.ts";

/** A plan without attributes, and so without anything that could be secret: which things it changes and how. */
export interface BriefPlan {
  readonly changes: readonly BriefChange[];
  readonly drift: readonly BriefChange[];
  /** Names of outputs that change. */
  readonly outputs: readonly string[];
}

export interface BriefChange {
  readonly address: string;
  /** From the stream its word (replace); from `show -json` the actions in their order (delete, create). */
  readonly action: string;
  readonly reason?: string | undefined;
}

/** From the parsed `show -json`, whose values are left behind. */
export function briefOfShow(show: unknown): BriefPlan {
  const plan = isObject(show) ? show : {};
  const outputs = isObject(plan.output_changes) ? Object.entries(plan.output_changes) : [];
  return {
    changes: changesIn(plan.resource_changes),
    drift: changesIn(plan.resource_drift),
    outputs: outputs
      .filter(([, change]) => actionsOf(change).some((action) => action !== "no-op"))
      .map(([name]) => name),
  };
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

function changesIn(list: unknown): BriefChange[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    if (!isObject(entry) || typeof entry.address !== "string") return [];
    const { change } = entry;
    const actions = actionsOf(change);
    const importing = isObject(change) && change.importing !== undefined ? ["import"] : [];
    const moved = typeof entry.previous_address === "string" ? ["move"] : [];
    const all = [
      ...importing,
      ...moved,
      ...actions.filter((action) => action !== "no-op" && action !== "read"),
    ];
    if (all.length === 0) return [];
    const reason = typeof entry.action_reason === "string" ? entry.action_reason : undefined;
    return [{ address: entry.address, action: all.join(", "), ...(reason ? { reason } : {}) }];
  });
}

function actionsOf(change: unknown): readonly string[] {
  return isObject(change) && Array.isArray(change.actions) ? change.actions.map(String) : [];
}
