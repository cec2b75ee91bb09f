import { describe, expect, test, vi } from "vitest";
import { driftMinutes, dueIn } from "../../../client/src/drift/drift-interval.ts";
import { driftVerdict } from "../../../client/src/drift/drift-verdict.ts";
import { KnownDrift } from "../../../client/src/drift/known-drift.ts";
import { sayEnglish } from "../../../client/src/plan/mark-words.ts";
import { blockOf, marksOf } from "../../../client/src/plan/marks.ts";
import { rootNode } from "../../../client/src/plan/plan-tree.ts";
import { statusOf } from "../../../client/src/plan/status.ts";
import type { DriftedObject, PlanView } from "../../../protocol/src/plan-view.ts";
import { planned, rootPlan } from "../plan/views.ts";
import { ended, NOW, planRun } from "../runs/shown.ts";

vi.mock("vscode", async () => (await import("../vscode.ts")).fakeVsCode);

function drifted(address: string, changes: Partial<DriftedObject> = {}): DriftedObject {
  return {
    id: address,
    address,
    type: "x",
    role: "other",
    kind: "changed",
    about: "other",
    influencesPlan: false,
    ...changes,
  };
}

const MACHINE = drifted('aws_instance.web["a.b[0]"]', { role: "machine", about: "image" });
const GONE = drifted("aws_instance.old", { role: "machine", kind: "deleted" });
const GROUP = drifted("module.web.aws_autoscaling_group.web", { role: "machine-group", about: "capacity" });
const LABELS = drifted("aws_vpc.main", { about: "labels" });

function found(...drift: readonly DriftedObject[]): PlanView {
  return { ...planned([]), drift };
}

describe("what was changed outside", () => {
  test("is sorted by what can be done about it, the worst first", () => {
    const verdict = driftVerdict(found(LABELS, GROUP, MACHINE, GONE), sayEnglish);
    expect(verdict).toMatchObject({
      level: "mutates",
      subject: "drift",
      summary: "A machine is not what it was made as any more.",
    });
    expect(verdict.lines.map(({ about, groups }) => [about, groups.map(({ title }) => title)])).toEqual([
      ["driftMutated", [MACHINE.id]],
      ["driftGone", [GONE.id]],
      ["driftCapacity", [GROUP.id]],
      ["driftCosmetic", [LABELS.id]],
    ]);
    expect(verdict.lines[0]?.advice).toContain("Replace them");
  });

  test.each([
    [[GONE], "interrupts", "Something is gone."],
    [[GROUP, { ...GROUP, id: "g2", address: "g2" }], "replaces", "2 groups have another number of machines."],
    [[], "untouched", "Everything is as it was left."],
  ] as const)("is as bad as the worst of it", (drift, level, summary) => {
    expect(driftVerdict(found(...drift), sayEnglish)).toMatchObject({ level, summary });
  });

  test("is marked at its blocks and at the calls of their modules, where nothing else is planned", () => {
    const marks = marksOf(found(MACHINE, GROUP));
    expect(marks.map(({ address, isCall, kinds }) => [address, isCall, kinds[0]?.kind])).toEqual([
      ["aws_instance.web", false, "drift"],
      ["module.web.aws_autoscaling_group.web", false, "drift"],
      ["module.web", true, "drift"],
    ]);
    expect(marks[0]?.kinds[0]?.changes).toEqual([{ id: MACHINE.id, address: MACHINE.address }]);
    expect(blockOf('a["x\\"]"].b[0].c["d"]')).toBe("a.b.c");
  });

  test("is in the Plan view by what can be done, and only machines that were changed can be replaced", () => {
    const { run } = planRun({ mode: "refresh-only" });
    const tree = rootNode(rootPlan({ run, view: found(MACHINE, GROUP) }), "live", sayEnglish);
    const [verdict, ...buckets] = tree.children();
    expect(verdict?.label).toBe("A machine is not what it was made as any more.");
    expect(buckets.map(({ label, state }) => [label, state])).toEqual([
      ["Machines that were changed", "expanded"],
      ["Number of machines", "expanded"],
    ]);
    expect(buckets.flatMap((one) => one.children().map(({ kind }) => kind))).toEqual(["drifted", "other"]);
    expect(buckets[0]?.children()[0]?.target).toMatchObject({ address: MACHINE.address, change: MACHINE.id });
  });

  test("is what the status bar says, and not that there are changes", () => {
    const { run } = planRun({ mode: "refresh-only" });
    const words = (view: PlanView) =>
      statusOf({ ...rootPlan(), run, state: { ...rootPlan().state, ...ended({ changes: true }) }, view })[1];
    expect(words(found(MACHINE, GROUP))).toBe("2 changed outside");
    expect(words(found())).toBe("no drift");
  });
});

describe("37: looking by itself", () => {
  test.each([
    [{}, 0],
    [{ globalValue: 30 }, 30],
    [{ globalValue: 30, workspaceValue: 60 }, 60],
    [{ globalValue: 30, workspaceValue: 0 }, 0],
    [{ globalValue: 30, workspaceFolderValue: 0 }, 0],
    // What lies in a workspace turns nothing on, and makes nothing more frequent.
    [{ workspaceValue: 5 }, 0],
    [{ globalValue: 30, workspaceValue: 5 }, 30],
    [{ globalValue: "30" }, 0],
    [{ globalValue: -1 }, 0],
  ])("is for the user to turn on: %j", (inspected, minutes) => {
    expect(driftMinutes(inspected)).toBe(minutes);
  });

  test("waits for as long as was asked for since anybody looked last", () => {
    const look = (created: string, workspace?: string) =>
      planRun(
        { mode: "refresh-only" },
        { record: { created, ...(workspace === undefined ? {} : { workspace }) } },
      ).run;
    const about = { root: "/w/live", workspace: undefined };
    const hour = 3_600_000;
    expect(dueIn(about, [], hour, NOW)).toBe(0);
    expect(dueIn(about, [look("2026-01-01T00:30:00Z"), look("2025-01-01T00:00:00Z")], hour, NOW)).toBe(
      hour / 2,
    );
    expect(dueIn({ ...about, root: "/w/other" }, [look("2026-01-01T00:30:00Z")], hour, NOW)).toBe(0);
    const test = look("2026-01-01T00:30:00Z", "test");
    expect(dueIn({ ...about, workspace: "prod" }, [test], hour, NOW)).toBe(0);
    expect(dueIn(about, [planRun().run], hour, NOW)).toBe(0);
  });

  test("tells only of what had not drifted before, and again of what came back", async () => {
    const kept = new Map<string, unknown>();
    const known = new KnownDrift({
      keys: () => [],
      get: <T>(key: string, other?: T) => (kept.get(key) as T) ?? (other as T),
      update: async (key: string, value: unknown) => void kept.set(key, value),
    });
    expect(await known.learn("a", found(MACHINE))).toEqual([MACHINE.address]);
    expect(await known.learn("a", found(MACHINE, GROUP))).toEqual([GROUP.address]);
    expect(await known.learn("b", found(MACHINE))).toEqual([MACHINE.address]);
    expect(await known.learn("a", found())).toEqual([]);
    expect(await known.learn("a", found(MACHINE))).toEqual([MACHINE.address]);
    expect(await known.learn("a", found({ ...MACHINE, kind: "deleted" }))).toEqual([MACHINE.address]);
  });
});
