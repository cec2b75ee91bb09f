import type { Problem } from "./run-end.ts";

/** Why a plan is not applied. */
export interface Refusal {
  readonly problem: Problem;
  /** The plan can never be applied any more, so nobody is to be offered it; any other may be tried again. */
  readonly isStale: boolean;
}

/** What would have been applied is not what was agreed to any more. */
export function stale(code: string, message: string, advice = PLAN_AGAIN): Refusal {
  return { problem: { type: "problem", code, message, advice }, isStale: true };
}

/** The plan itself is as good as it was. */
export function notNow(code: string, message: string, advice: string): Refusal {
  return { problem: { type: "problem", code, message, advice }, isStale: false };
}

const PLAN_AGAIN = "Nothing was applied. Plan again, and look at the new plan.";
