import { expect, test, vi } from "vitest";
import { Ages } from "../../../client/src/project/ages.ts";
import { runNodes } from "../../../client/src/runs/run-nodes.ts";
import { bakeRun, deployRun, ended, NOW, planRun, RUNNING } from "./shown.ts";

vi.mock("vscode", async () => (await import("../vscode.ts")).fakeVsCode);

const web = { project: "/w", image: "web" };
const at = "2026-01-01T00:58:00Z";

test("what goes on comes first, then what has been, the newest first", () => {
  const nodes = runNodes(
    [
      planRun({}, { id: "20260101T000003-a", state: ended({ changes: true, at }) }),
      deployRun({}, { id: "20260101T000002-b", state: { ...RUNNING, step: "apply" } }),
      bakeRun({ record: web }, { id: "20260101T000001-c", state: ended({ artifacts: 1, at }) }),
    ],
    new Ages(NOW),
  );
  expect(nodes.map(({ label, description }) => `${label}: ${description}`)).toEqual([
    "Deployment to prod: applying",
    "Plan of /w/live: changes · 2 minutes ago",
    "Bake of web: 1 artifact · 2 minutes ago",
  ]);
  expect(nodes.map(({ kind }) => kind)).toEqual([
    "run deploy live planned",
    "run plan planned",
    "run bake recorded",
  ]);
  expect(nodes.map(({ opens }) => opens?.command)).toEqual([
    "rebake.openRunLog",
    "rebake.showRunPlan",
    "rebake.openRunLog",
  ]);
});

test("no two ways of ending look alike, and a screen reader is told what the eye sees", () => {
  const all = [
    bakeRun({ record: web }),
    bakeRun({ record: web }, { state: ended({ outcome: "failed", message: "No disk." }) }),
    bakeRun({ record: web }, { state: ended({ outcome: "cancelled" }) }),
    bakeRun(
      { record: web },
      { state: { phase: "dead", finished: undefined, left: ["machines may be left"] } },
    ),
    bakeRun({ record: web }, { state: { ...RUNNING, step: "build" } }),
  ];
  const nodes = all.flatMap((one) => runNodes([one], new Ages(NOW)));
  expect(new Set(nodes.map(({ look }) => look?.icon)).size).toBe(all.length);
  expect(nodes.map(({ spoken }) => spoken)[1]).toBe("Bake of web, failed · 1 hour ago");
});

test("25, 60: a dead run says what it left, below it and to who points at it", () => {
  const dead = { phase: "dead", finished: undefined, left: ["machines may be left", "its log"] } as const;
  const [node] = runNodes([bakeRun({ record: web }, { state: dead })], new Ages(NOW));
  expect(node?.state).toBe("collapsed");
  expect(node?.children().map(({ label }) => label)).toEqual(["machines may be left", "its log"]);
  expect(node?.tooltip).toContain("machines may be left\nits log");
  expect(node?.tooltip).toContain("by ann with rebake");
});
