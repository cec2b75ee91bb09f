import { briefOfShow } from "./brief-plan.ts";
import type { PlanViewer } from "./show-plan.ts";

/** Makes the view of a plan; what it leaves out is never written. */
export const PLAN_VIEWER: PlanViewer = { view: briefOfShow };
