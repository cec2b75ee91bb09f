import type { RootPlan } from "../../../client/src/plan/plan-state.ts";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import { viewPlan } from "../../../server/src/plan/view.ts";
import { changeOf, planOf } from "../../support/plans.ts";

/** The view of a plan with these changes. */
export function planned(changes: readonly object[], rest: object = {}): PlanView {
  const read = viewPlan(planOf(changes, rest));
  if (!("view" in read)) throw new Error(read.problem);
  return read.view;
}

/** A replacement, destroying first, that a new image forces. */
export function replaced(address: string, actions = ["delete", "create"]): object {
  const change = { replace_paths: [["image_id"]] };
  return changeOf(address, actions, { image_id: "img-1" }, { image_id: "img-2" }, { change });
}

export function updated(address: string, attribute = "size"): object {
  return changeOf(address, ["update"], { [attribute]: 1 }, { [attribute]: 2 });
}

export function deleted(address: string): object {
  return changeOf(address, ["delete"], { image_id: "img-1" }, null);
}

export const IDLE: RootPlan["state"] = {
  phase: "finished",
  step: undefined,
  stepProcess: undefined,
  finished: {
    v: 1,
    seq: 9,
    at: "2026-01-01T00:00:00Z",
    type: "finished",
    outcome: "succeeded",
    message: "",
    left: [],
  },
  running: [],
  counts: { refreshed: 0, refreshing: 0, planned: 0, drifted: 0, done: 0, errors: 0, warnings: 0 },
  doing: [],
  left: [],
};

/** What a window knows of a plan that has been made. */
export function rootPlan(rest: Partial<RootPlan> = {}, root = "/w/live"): RootPlan {
  return {
    root,
    run: {
      id: "20260101T000000-1",
      folder: "/state/runs/1",
      record: {
        version: 1,
        id: "20260101T000000-1",
        kind: "plan",
        root,
        created: "2026-01-01T00:00:00Z",
        by: { program: "test", version: "0" },
        request: {},
      },
    },
    state: IDLE,
    diagnostics: [],
    problems: [],
    notices: [],
    view: undefined,
    notice: undefined,
    isOutdated: false,
    isApplied: false,
    ...rest,
  };
}
