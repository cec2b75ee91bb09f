import type { PlanRequest } from "./run-record.ts";

/** What a plan is asked for, but for what is the same for all plans of whoever asks. */
export type PlanWish = Omit<PlanRequest, "init" | "maximalPlanBytes">;

/** All of a root module, with a look at what is there, and nothing that is to be replaced. */
export const USUAL_PLAN = {
  mode: "normal",
  refresh: true,
  varFiles: [],
  targets: [],
  replace: [],
  lockTimeoutSeconds: 0,
} as const satisfies PlanWish;

/** The usual plan in a workspace, or in the one that is selected, but for what is said otherwise. */
export function usualPlan(
  { workspace, varFiles }: { readonly workspace?: string | undefined; readonly varFiles: readonly string[] },
  otherwise: Partial<PlanWish> = {},
): PlanWish {
  return {
    ...USUAL_PLAN,
    varFiles: [...varFiles],
    ...(workspace === undefined ? {} : { workspace }),
    ...otherwise,
  };
}
