import type { Event } from "vscode";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import type { EventOf } from "../../../protocol/src/run-events.ts";
import type { RunState } from "../../../runner/src/run-state.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";

/** What a window knows of the last plan of a root module: one that runs, ended, failed or died. */
export interface RootPlan {
  /** The folder of the root module: absolute, links resolved. */
  readonly root: string;
  readonly run: RunFolder;
  readonly state: RunState;
  /** What the tool reported, in its order. */
  readonly diagnostics: readonly EventOf<"diagnostic">[];
  /** What is understood of that: what it means and what to do. */
  readonly problems: readonly EventOf<"problem">[];
  /** With places in the files as they were when it was read; missing until the run has succeeded. */
  readonly view: PlanView | undefined;
  /** Why the view holds less than the plan: it comes from the stream, for example. */
  readonly notice: string | undefined;
  /** What somebody should know however it ends, a sentence each: shims, variables taken out of the environment, plugins lying about. */
  readonly notices: readonly string[];
  /** True when files that the plan read have changed on disk since: what is shown is what it was made from. */
  readonly isOutdated: boolean;
  /** True when it was applied, at least in part: what it says is past. The page goes on to show it, with what came of it. */
  readonly isApplied: boolean;
}

/** What is still planned: nothing of a plan that was applied. */
export function standingView(plan: RootPlan | undefined): PlanView | undefined {
  return plan?.isApplied ? undefined : plan?.view;
}

/** The plans of a window, one for each root module: the newest. Whoever shows plans reads them here and nowhere else. */
export interface Plans {
  /** The plan of that root changed in any way: begun, counted, ended, outdated, put away. Not more than ten times a second. */
  readonly onDidChange: Event<string>;
  readonly roots: readonly string[];
  of(root: string): RootPlan | undefined;
  /** The one that was shown or made last: what a command without an argument is about. */
  readonly current: RootPlan | undefined;
}

/** The commands about plans; each takes the root module's folder, and the current plan's when it is left out. */
export const PLAN_COMMANDS = {
  preview: "rebake.previewPlan",
  /** Asks for workspace, vars files, targets and so on first; they are kept for the root module. */
  previewWithOptions: "rebake.previewPlanWithOptions",
  /** The page of the plan there is. Takes the id of a change to be shown, too, and whether the focus stays where it is. */
  show: "rebake.showPlan",
  /** The same request once more. */
  again: "rebake.previewPlanAgain",
  cancel: "rebake.cancelPlan",
  forceStop: "rebake.forceStopPlan",
  /** What the tool printed. */
  output: "rebake.showPlanOutput",
  /** Takes it off the screen; the run stays on disk. */
  putAway: "rebake.putPlanAway",
} as const;
