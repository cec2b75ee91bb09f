import { describe, expect, test, vi } from "vitest";
import { deployedStatus, runningStatus } from "../../../client/src/plan/status.ts";
import { elapsed } from "../../../client/src/runs/run-progress.ts";
import { outcomeText, progressText } from "../../../client/src/runs/run-words.ts";
import { leftBy } from "../../../client/src/runs/stop-run.ts";
import { bakeRun, deployRun, ended, planRun, RUNNING } from "./shown.ts";

vi.mock("vscode", async () => (await import("../vscode.ts")).fakeVsCode);

const operation = (phase: "start" | "complete", address: string) =>
  ({ type: "operation", phase, verb: "create", address }) as const;

describe("what a run does", () => {
  test("of a bake is the step of its build, which names the provisioner", () => {
    const doing = [{ build: "web.null.n", text: "Provisioning with shell script: setup.sh" }];
    const words = (state: object) => progressText(bakeRun({}, { state: { ...RUNNING, ...state } }));
    expect(words({ step: "init" })).toBe("downloading plugins");
    expect(words({ step: "validate" })).toBe("checking the template");
    expect(words({ step: "build" })).toBe("building");
    expect(words({ step: "build", doing })).toBe("web.null.n: Provisioning with shell script: setup.sh");
    expect(words({ step: "build", doing: [...doing, { build: "b", text: "x" }] })).toContain(
      "and 1 builds more",
    );
    expect(words({ phase: "stopping" })).toBe("stopping, Packer removes what it has begun");
  });

  test("of a deployment is what is applied, then whether it serves", () => {
    const counts = { ...planRun().state.counts, done: 2 };
    const words = (state: object, events: Parameters<typeof deployRun>[1] = {}) =>
      progressText(deployRun({}, { ...events, state: { ...RUNNING, ...state } }));
    expect(words({ step: undefined })).toBe("checking the plan");
    expect(words({ step: "apply" })).toBe("applying");
    expect(words({ step: "apply", running: ["a.b"] })).toBe("a.b");
    expect(words({ step: "apply", running: ["a.b", "c.d"], counts })).toBe("a.b and 1 more, 2 done");
    const attempt = {
      type: "verify_attempt",
      attempt: 3,
      attempts: 30,
      passed: false,
      said: "HTTP 503",
    } as const;
    expect(words({ step: "verify" })).toBe("verifying");
    expect(words({ step: "verify" }, { events: [attempt] })).toBe("verifying, attempt 3 of 30: HTTP 503");
  });

  test("takes so long", () => {
    expect([0, 7_999, 760_000, 3_723_000, -5].map(elapsed)).toEqual([
      "0:00",
      "0:07",
      "12:40",
      "1:02:03",
      "0:00",
    ]);
  });
});

describe("how a run ended", () => {
  test.each([
    [planRun({}, { state: ended({ changes: true }) }), "changes"],
    [planRun({}, { state: ended({ changes: false }) }), "no changes"],
    [planRun({ mode: "refresh-only" }, { state: ended({ changes: true }) }), "drift"],
    [planRun({ mode: "refresh-only" }, { state: ended({ changes: false }) }), "no drift"],
    [planRun({}, { state: ended({ outcome: "forced" }) }), "stopped by force"],
    [bakeRun({}, { state: ended({ artifacts: 1 }) }), "1 artifact"],
    [bakeRun({}, { state: ended({ artifacts: 3 }) }), "3 artifacts"],
    [bakeRun({}, { state: ended({ outcome: "failed" }) }), "failed"],
    [deployRun({}, { state: ended({ deployment: "succeeded" }) }), "deployed"],
    [deployRun({}, { state: ended({ outcome: "failed", deployment: "partly" }) }), "deployed in part"],
    [
      deployRun({}, { state: ended({ outcome: "failed", deployment: "unknown" }) }),
      "not known what was done",
    ],
    [deployRun({}, { state: ended({ outcome: "failed" }) }), "failed"],
    [deployRun({}, { state: { phase: "dead", finished: undefined } }), "died"],
    [deployRun({}, { state: RUNNING }), undefined],
  ])("is said in a few words, and of one that goes on nothing is", (shown, words) => {
    expect(outcomeText(shown)).toBe(words);
  });
});

describe("the status bar", () => {
  const bake = bakeRun({ record: { project: "/w", image: "web" } }, { state: { ...RUNNING, step: "build" } });
  const deploy = deployRun({}, { state: { ...RUNNING, step: "apply" } });

  test("says what runs, and of several how many", () => {
    expect(runningStatus([bake])?.words).toBe("Bake of web: building");
    expect(runningStatus([deploy, bake])).toEqual({
      words: "Deployment to prod, 2 run in all",
      tooltip: "Deployment to prod: applying\nBake of web: building",
    });
  });

  test("leaves plans to their root modules, and what has ended", () => {
    expect(runningStatus([planRun({}, { state: RUNNING })])).toBeUndefined();
    expect(runningStatus([bakeRun()])).toBeUndefined();
  });

  test("says of a plan that was deployed what came of that, and nothing where nothing was applied", () => {
    expect(deployedStatus(deployRun({}, { state: ended({ deployment: "succeeded" }) }))).toEqual([
      "rocket",
      "prod: deployed",
    ]);
    const partly = ended({ outcome: "failed", deployment: "partly" });
    expect(deployedStatus(deployRun({}, { state: partly }))).toEqual(["error", "prod: deployed in part"]);
    expect(deployedStatus(deployRun({}, { state: ended({ outcome: "failed" }) }))).toBeUndefined();
    expect(deployedStatus(deploy)).toBeUndefined();
  });
});

test("23: what stopping by force leaves is said, of each kind of run", () => {
  const of = ({ run }: typeof deploymentOf, orphans: string[] = []) => leftBy(run.record, orphans);
  const deploymentOf = deployRun();
  expect(of(planRun())).toContain("nothing is orphaned");
  expect(of(bakeRun())).toContain("go on running, and cost");
  expect(of(deploymentOf)).toBe("The lock of the state may stay behind.");
  expect(of(deploymentOf, ["a.b", "c.d"]).split("\n").slice(1, 3)).toEqual(["a.b", "c.d"]);
});

test("facts are those of applying, not of looking before", () => {
  const { facts } = deployRun(
    {},
    {
      events: [
        { type: "step_started", step: "apply", arguments: [] },
        { type: "operation", phase: "complete", verb: "refresh", address: "a.b" },
        operation("start", "a.b"),
        operation("start", "c.d"),
        operation("complete", "a.b"),
      ],
    },
  );
  expect(facts?.operations.map(({ address, phase }) => `${address} ${phase}`)).toEqual([
    "a.b complete",
    "c.d start",
  ]);
});
