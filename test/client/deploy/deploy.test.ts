import { describe, expect, test, vi } from "vitest";
import { type DeployablePlan, offersFor } from "../../../client/src/deploy/deploy-offers.ts";
import { deploymentMessage, type FollowedDeployment } from "../../../client/src/deploy/deployment-message.ts";
import { itemOf } from "../../../client/src/deploy/pick-image.ts";
import { DEPLOY_MESSAGE } from "../../../protocol/src/plan-page-deploy.ts";
import type { ApprovalOrder } from "../../../protocol/src/project-status.ts";
import { isPlanRun, type PlanRequest } from "../../../protocol/src/run-record.ts";
import { deleted, planned, replaced, updated } from "../plan/views.ts";
import { deployRun, ended, NOW, planRun, RUNNING } from "../runs/shown.ts";

vi.mock("vscode", async () => (await import("../vscode.ts")).fakeVsCode);

const view = planned([replaced("test_machine.web[0]"), updated("test_bucket.a"), deleted("test_bucket.b")]);

function request(changes: Partial<PlanRequest> = {}): PlanRequest {
  const { record } = planRun(changes).run;
  if (!isPlanRun(record)) throw new Error("no plan");
  return record.request;
}

function plan(changes: Partial<DeployablePlan> = {}): DeployablePlan {
  return { id: "p", request: request(), view, isOutdated: false, isKept: true, warnings: [], ...changes };
}

function order(changes: Partial<ApprovalOrder> = {}): ApprovalOrder {
  return {
    project: "/w",
    target: "prod",
    production: false,
    root: "/w/live",
    workspace: undefined,
    varFiles: [],
    variable: "image_id",
    image: { image: "web", record: "20260101T000000Z-new", value: "ami-2" },
    previous: undefined,
    verify: undefined,
    unproven: undefined,
    ...changes,
  };
}

const PIN = {
  project: "/w",
  target: "prod",
  file: "/w/live/p",
  variable: "image_id",
  value: "ami-2",
  image: "web",
  record: "r",
};

describe("what a plan can be deployed to", () => {
  const offers = (one: DeployablePlan, orders = [order()], problems: string[] = []) =>
    offersFor(one, { orders, problems });

  test("is each target that it fits, with what it takes", () => {
    expect(offers(plan()).offers).toMatchObject([
      {
        target: "prod",
        image: "web 20260101T000000Z-new",
        typed: ["test_bucket.b is deleted.", "test_machine.web[0] is destroyed before the new one is there."],
        accept: [],
      },
    ]);
    const both = offers(plan(), [order(), order({ target: "test", image: undefined })]).offers;
    expect(both.map(({ target, image }) => [target, image])).toEqual([
      ["prod", "web 20260101T000000Z-new"],
      ["test", undefined],
    ]);
  });

  test("is the one that it was made for, where it was made for one", () => {
    const both = [order({ target: "test" }), order()];
    expect(offers(plan({ request: request({ pin: PIN }) }), both).offers.map(({ target }) => target)).toEqual(
      ["prod"],
    );
  });

  test.each([
    ["looks only for drift", { request: request({ mode: "refresh-only" }) }],
    ["destroys everything", { request: request({ mode: "destroy" }) }],
    ["is outdated, which its banner says", { isOutdated: true }],
    ["changes nothing, and nobody asked to deploy it", { view: planned([]) }],
  ])("is nothing for a plan that %s", (_what, changes) => {
    expect(offers(plan(changes), [order()], ["why"])).toEqual({ offers: [], problems: [] });
  });

  test("says why not where somebody asked to deploy", () => {
    const empty = plan({ view: planned([]), request: request({ pin: PIN }) });
    expect(offers(empty).offers[0]?.refusal).toContain("changes nothing");
    // Unless that proves something, which is said.
    const unproven = 'the last deployment of prod (1) ended as "unknown"';
    expect(offers(empty, [order({ unproven })]).offers).toMatchObject([
      {
        warnings: [
          `Nothing is to be changed, but ${unproven}. Deploying this looks whether it serves, and writes it down.`,
        ],
      },
    ]);
    expect(offers(empty, [order({ unproven })]).offers[0]).not.toHaveProperty("refusal");
    expect(offers(plan(), [order({ unproven })]).offers[0]?.warnings).toEqual([]);
    const seen = offers(plan({ view: planned([]) }), [order({ unproven }), order({ target: "test" })]);
    expect(seen.offers.map(({ target }) => target)).toEqual(["prod"]);
    expect(offers(plan({ request: request({ refresh: false }) })).offers[0]?.refusal).toContain(
      "-refresh=false",
    );
  });

  test("20: is nothing any more once its file is removed, with what to do", () => {
    expect(offers(plan({ isKept: false }))).toEqual({
      offers: [],
      problems: ["A plan is kept for an hour, since it holds secrets. Preview again to deploy."],
    });
  });

  test("17: is no target of another workspace or with other vars files, which is said", () => {
    expect(offers(plan(), [], ["it is for another workspace"]).problems).toEqual([
      "it is for another workspace",
    ]);
    const found = offers(plan(), [order({ varFiles: ["/w/prod.tfvars"] })]);
    expect(found.offers).toEqual([]);
    expect(found.problems[0]).toContain("other vars files than those of the target prod");
  });
});

describe("a deployment on the page", () => {
  const followed = (
    difference: Parameters<typeof deployRun>[1],
    problems: FollowedDeployment["problems"] = [],
  ): FollowedDeployment => {
    const { run, state, facts } = deployRun({}, difference);
    if (!facts) throw new Error("no facts");
    return { run, state, facts, problems };
  };
  const begun = { type: "step_started", step: "apply", arguments: [] } as const;
  const operation = (
    phase: "start" | "complete" | "error",
    verb: string,
    address: string,
    elapsedSeconds = 0,
  ) => ({ type: "operation", phase, verb, address, elapsedSeconds }) as const;

  test("counts the steps: two of a replacement, one of the rest", () => {
    const events = [
      begun,
      operation("complete", "create", "test_machine.web[0]"),
      operation("start", "delete", "test_machine.web[0]", 12),
      operation("error", "update", "test_bucket.a"),
    ];
    const message = deploymentMessage(followed({ state: { ...RUNNING, step: "apply" }, events }), view);
    expect(message).toMatchObject({
      phase: "running",
      target: "prod",
      progress: { done: 1, of: 4 },
      operations: [
        { state: "failed", text: "update test_bucket.a" },
        { state: "running", text: "delete test_machine.web[0]", detail: "12 s" },
      ],
      hasRecord: false,
    });
    const whole = {
      type: "deploy",
      plan: "p",
      offers: [],
      isPinned: false,
      problems: [],
      deployment: message,
    };
    expect(DEPLOY_MESSAGE.wrong(whole, "message")).toBeUndefined();
  });

  test("28: that failed half way says what was done, what was not, what is left and what to do", () => {
    const change = (address: string, error?: string) => ({
      address,
      action: "create",
      ...(error === undefined ? {} : { error }),
    });
    const events = [
      begun,
      {
        type: "apply_result",
        outcome: "partly",
        done: [change("a.b")],
        failed: [change("c.d", "quota exceeded")],
        notDone: [change("e.f")],
        uncertain: [],
      },
      { type: "deployment_record", file: "/r", target: "prod", id: "i" },
    ] as const;
    const state = ended({
      outcome: "failed",
      deployment: "partly",
      message: "Quota exceeded. Ask for more. 1 of 3 changes was applied.",
      left: ["c.d is tainted"],
    });
    const problem = (advice: string) =>
      ({ v: 1, seq: 1, at: "", type: "problem", code: "x", message: "m", advice }) as const;
    const problems = [problem("Ask for more."), problem("Push errored.tfstate.")];
    const message = deploymentMessage(followed({ state, events }, problems), view);
    expect(message).toMatchObject({ phase: "failed", hasRecord: true, operations: [] });
    expect(message).not.toHaveProperty("progress");
    expect(message?.details).toEqual([
      { kind: "advice", text: "Push errored.tfstate." },
      { kind: "error", text: "c.d: quota exceeded" },
      { kind: "text", text: "Done: a.b" },
      { kind: "text", text: "Not begun: e.f" },
      { kind: "warning", text: "c.d is tainted" },
    ]);
  });

  test("25: that died says what it left", () => {
    const state = { phase: "dead", finished: undefined, left: ["its tool still runs"] } as const;
    expect(deploymentMessage(followed({ state }), view)).toMatchObject({
      phase: "dead",
      message: "The run died before it was done.",
      details: [{ kind: "warning", text: "its tool still runs" }],
    });
  });

  test("is none of a run that is no deployment", () => {
    const { run, state, facts } = planRun();
    expect(facts && deploymentMessage({ run, state, facts, problems: [] }, view)).toBeUndefined();
  });
});

test("an image to choose says whether it is the newest, pinned and live, and what it is", () => {
  const artifacts = [{ kind: "image", id: "ami-2" }];
  const bake = {
    id: "i",
    file: "/f",
    created: "2026-01-01T00:00:00Z",
    builds: [{ name: "web", builder: "", artifactId: "", artifacts }],
    by: undefined,
    git: undefined,
    run: undefined,
    undeployable: undefined,
    pinned: ["prod"],
    live: ["test"],
  };
  expect(itemOf(bake, true, "prod", NOW)).toMatchObject({
    label: "$(pinned) i",
    description: "newest · pinned · 1 hour ago",
    detail: "ami-2",
  });
  expect(itemOf(bake, false, "test", NOW)).toMatchObject({ label: "i", description: "live · 1 hour ago" });
});
