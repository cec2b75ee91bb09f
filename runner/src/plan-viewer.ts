import { NEEDED_OF_PLAN } from "../../server/src/plan/needed.ts";
import { viewPlan } from "../../server/src/plan/view.ts";
import type { PlanViewer } from "./show-plan.ts";

/** The plan core, which takes out what is secret. */
export const PLAN_VIEWER: PlanViewer = {
  needed: NEEDED_OF_PLAN,
  view: (show, secrets) => {
    const viewed = viewPlan(show, secrets);
    if ("problem" in viewed) return viewed.problem;
    const { view } = viewed;
    const { isEmpty, state } = view.completeness;
    return { view, changes: !isEmpty, errored: state === "errored" };
  },
};
