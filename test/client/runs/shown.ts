import { RunFacts } from "../../../client/src/runs/run-facts.ts";
import type { ShownRun } from "../../../client/src/runs/run-store.ts";
import type { EventBody, EventOf, RunEvent } from "../../../protocol/src/run-events.ts";
import type { BakeRequest, DeployRequest, PlanRequest, RunRecord } from "../../../protocol/src/run-record.ts";
import type { RunState } from "../../../runner/src/run-state.ts";
import { deploymentRecord } from "../../support/records.ts";
import { IDLE } from "../plan/views.ts";

/** Milliseconds since 1970 of when everything here is looked at: an hour after it was begun. */
export const NOW = Date.parse("2026-01-01T01:00:00Z");

const PLAN: PlanRequest = {
  mode: "normal",
  refresh: true,
  varFiles: [],
  targets: [],
  replace: [],
  init: "never",
  lockTimeoutSeconds: 0,
  maximalPlanBytes: 1,
};
const BAKE: BakeRequest = {
  only: [],
  except: [],
  varFiles: [],
  force: false,
  onError: "cleanup",
  init: false,
};
const [STAGE] = deploymentRecord().stages;
if (!STAGE) throw new Error("the record for tests has no stage");
const DEPLOY: DeployRequest = {
  project: "/w",
  target: "prod",
  production: false,
  purpose: "deploy",
  strategy: "straight",
  planRun: "20260101T000000-p",
  plan: STAGE.plan,
  approved: STAGE.approved,
  lockTimeoutSeconds: 0,
};

/** What is different about a run. */
export interface Difference {
  readonly id?: string;
  readonly root?: string;
  readonly record?: Partial<RunRecord>;
  readonly state?: Partial<RunState>;
  readonly events?: readonly EventBody[];
}

export function planRun(request: Partial<PlanRequest> = {}, difference: Difference = {}): ShownRun {
  return shown("plan", { ...PLAN, ...request }, difference);
}

export function bakeRun(request: Partial<BakeRequest> = {}, difference: Difference = {}): ShownRun {
  return shown("bake", { ...BAKE, ...request }, { root: "/w/packer/web", ...difference });
}

export function deployRun(request: Partial<DeployRequest> = {}, difference: Difference = {}): ShownRun {
  return shown("deploy", { ...DEPLOY, ...request }, difference);
}

function shown(kind: string, request: unknown, difference: Difference): ShownRun {
  const { id = `20260101T000000-${kind}`, root = "/w/live", record, state, events = [] } = difference;
  const facts = new RunFacts();
  for (const event of events) facts.take(asEvent(event));
  return {
    run: {
      id,
      folder: `/state/runs/${id}`,
      record: {
        version: 1,
        id,
        kind,
        root,
        created: "2026-01-01T00:00:00Z",
        by: { program: "rebake", version: "0", user: "ann" },
        request,
        ...record,
      } as RunRecord,
    },
    state: { ...IDLE, ...state },
    facts,
  };
}

export function asEvent(body: EventBody): RunEvent {
  return { v: 1, seq: 1, at: "2026-01-01T00:00:30Z", ...body };
}

/** How a run ended. */
export function ended(body: Partial<EventOf<"finished">>): Partial<RunState> {
  return { finished: { ...(IDLE.finished as EventOf<"finished">), ...body } };
}

/** A run that goes on. */
export const RUNNING: Partial<RunState> = { phase: "running", step: "plan", finished: undefined };
