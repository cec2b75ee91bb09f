import type { PlanCompleteness, PlanCounts } from "../../../protocol/src/plan-view.ts";
import type { PlanModel } from "./model.ts";

/** Why a change was put off. Source: the documentation of Terraform's JSON output format, `deferred_changes`. */
const DEFERRALS: Readonly<Record<string, string>> = {
  instance_count_unknown: "how many of it there are is known only at apply",
  resource_config_unknown: "its arguments are known only at apply",
  provider_config_unknown: "the settings of its provider are known only at apply",
  deferred_prereq: "something it depends on was put off",
  absent_prereq: "something it depends on is missing",
};

export function completenessOf(plan: PlanModel, counts: PlanCounts): PlanCompleteness {
  const deferred = plan.deferred.map(({ address, reason }) => ({
    address,
    reason: (Object.hasOwn(DEFERRALS, reason) && DEFERRALS[reason]) || reason.replaceAll("_", " "),
  }));
  const { applyable } = plan;
  return {
    state: stateOf(plan),
    ...(applyable === undefined ? {} : { applyable }),
    isEmpty: isEmpty(plan, counts),
    deferred,
    reasons: reasonsOf(plan),
  };
}

function stateOf(plan: PlanModel): PlanCompleteness["state"] {
  if (plan.errored) return "errored";
  if (plan.complete === false || plan.deferred.length > 0) return "partial";
  return plan.complete === undefined ? "unknown" : "complete";
}

function reasonsOf({ errored, complete, deferred }: PlanModel): string[] {
  const reasons: string[] = [];
  if (errored)
    reasons.push("Planning failed half-way, so this is only a part of the plan, and apply refuses it.");
  if (deferred.length > 0) {
    const what = deferred.length === 1 ? "1 change was" : `${deferred.length} changes were`;
    reasons.push(`${what} put off, so another plan and apply have to follow.`);
  } else if (complete === false && !errored)
    reasons.push(
      "Only a part of the configuration was planned (-target or -exclude), so something may be missing.",
    );
  return reasons;
}

/** Imports and moves are no-ops to the engine, and refresh-only plans have nothing but drift: neither is "no changes". */
function isEmpty(plan: PlanModel, counts: PlanCounts): boolean {
  const { unchanged: _, failedChecks: __, ...changing } = counts;
  return !plan.errored && plan.deferred.length === 0 && Object.values(changing).every((count) => count === 0);
}
