import { PLAN_VIEWER } from "./plan-viewer.ts";
import { runShowProcess } from "./show-plan.ts";

// The entry of the process that makes the view of a plan.
void runShowProcess(PLAN_VIEWER);
