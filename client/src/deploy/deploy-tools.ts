import type { RootPlan } from "../plan/plan-state.ts";
import type { PreviewTools } from "../plan/preview.ts";
import type { ProjectStore } from "../project/project-store.ts";
import type { DeployDesk } from "./deploy-desk.ts";

/** What deploying needs of the window. */
export interface DeployTools extends PreviewTools {
  readonly projects: ProjectStore;
  readonly desk: DeployDesk;
  /** Takes a plan off the screen. */
  readonly putAway: (plan: RootPlan) => Promise<void>;
}
