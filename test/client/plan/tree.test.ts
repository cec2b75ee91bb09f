import { describe, expect, test } from "vitest";
import { sayEnglish } from "../../../client/src/plan/mark-words.ts";
import { MOST_LINES } from "../../../client/src/plan/node-maker.ts";
import type { RootPlan } from "../../../client/src/plan/plan-state.ts";
import { rootNode } from "../../../client/src/plan/plan-tree.ts";
import type { PlanNode } from "../../../client/src/plan/tree-node.ts";
import { deleted, planned, replaced, rootPlan, updated } from "./views.ts";

function treeOf(rest: Partial<RootPlan>): PlanNode {
  return rootNode(rootPlan(rest), "live", sayEnglish);
}

/** Every line that is open at once, or all of them, indented. */
function lines(node: PlanNode, all = false, depth = 0): string[] {
  const own = `${"  ".repeat(depth)}${node.label}${node.description === "" ? "" : ` | ${node.description}`}`;
  const below = node.state === "leaf" || (node.state === "collapsed" && !all) ? [] : node.children();
  return [own, ...below.flatMap((one) => lines(one, all, depth + 1))];
}

describe("the Plan view", () => {
  test("says of a plan that was made and cannot be shown that it is one, and not that it is being read", () => {
    const { state } = rootPlan({});
    const ended = (changes: boolean) => ({
      ...state,
      finished: { ...state.finished, changes } as typeof state.finished,
    });
    expect(treeOf({ state: ended(true) }).description).toBe("has changes, which cannot be shown here");
    expect(treeOf({ state: ended(false) }).description).toBe("No changes");
    const reading = { ...state, phase: "running", step: "show", finished: undefined } as const;
    expect(treeOf({ state: reading }).description).toBe("reading the plan");
  });

  test("shows the verdict, then the kinds of changes by risk with what they change and why", () => {
    const view = planned([
      updated("test_machine.db"),
      replaced("test_machine.web[0]"),
      replaced("test_machine.web[1]"),
      deleted("test_machine.old"),
    ]);
    expect(lines(treeOf({ view }), true)).toEqual([
      "live | 1 to delete · 2 to replace, destroy first · 1 to update in place",
      `  ${view.verdict.summary}`,
      "  Delete | 1",
      "    test_machine.old",
      "  Replace, destroy first | 2",
      "    test_machine.web[0, 1] | image_id cannot be changed in place",
      "      test_machine.web[0]",
      "      test_machine.web[1]",
      "  Update in place | 1",
      "    test_machine.db | size 1 → 2",
    ]);
  });

  test("has drift, checks and outputs in sections of their own, closed at first", () => {
    const view = planned([], {
      resource_drift: [updated("test_machine.web")],
      output_changes: { url: { actions: ["create"], before: null, after: "x", after_unknown: false } },
      checks: [
        {
          address: { kind: "check", to_display: "check.up" },
          status: "fail",
          instances: [{ status: "fail", problems: [{ message: "down" }] }],
        },
      ],
    });
    const tree = treeOf({ view });
    expect(lines(tree).slice(2)).toEqual(["  Changed outside | 1", "  Checks | 1 failing", "  Outputs | 1"]);
    expect(lines(tree, true)).toContain('    url | (none) → "x"');
    expect(lines(tree, true)).toContain("    check.up | fails: down");
    expect(lines(tree, true).some((line) => line.startsWith("    test_machine.web | changed outside"))).toBe(
      true,
    );
  });

  test("says what a run does, how it failed, what the tool said and what is left", () => {
    const { state } = rootPlan();
    const counts = { ...state.counts, refreshed: 7, planned: 2 };
    expect(lines(treeOf({ state: { ...state, phase: "running", counts } }))).toEqual([
      "live | 7 refreshed, 2 to change",
    ]);
    const diagnostic = {
      v: 1,
      seq: 3,
      at: "",
      type: "diagnostic",
      severity: "error",
      summary: "Unsupported argument",
      detail: "An argument named x is not expected here.\nMore.",
    } as const;
    const finished = state.finished && { ...state.finished, outcome: "failed" as const };
    expect(lines(treeOf({ state: { ...state, finished }, diagnostics: [diagnostic] }))).toEqual([
      "live | failed",
      "  Unsupported argument | An argument named x is not expected here.",
    ]);
    expect(lines(treeOf({ state: { ...state, phase: "dead", left: ["its lock may be left"] } }))).toEqual([
      "live | ended without a word",
      "  its lock may be left",
    ]);
  });

  test("says that files have changed since, and of an empty plan that nothing changes", () => {
    const [root, verdict] = lines(treeOf({ view: planned([]), isOutdated: true }));
    expect([root, verdict]).toEqual(["live | before your changes · No changes", "  No changes"]);
  });

  test("says of one that was applied just that: what it says is past", () => {
    const view = planned([replaced("test_machine.web")]);
    expect(lines(treeOf({ view, isApplied: true }))).toEqual(["live | applied"]);
  });

  test("says to a screen reader what a line of a group does", () => {
    const [group] =
      treeOf({ view: planned([replaced("test_machine.web")]) })
        .children()[1]
        ?.children() ?? [];
    expect(group?.spoken).toBe(
      "Replace, destroy first: test_machine.web, image_id cannot be changed in place",
    );
    expect(group?.target).toMatchObject({ address: "test_machine.web", change: "test_machine.web" });
  });

  test("makes no line of ten thousand before it is opened, and then a part of them at a time", () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `test_machine.m${index}`);
    const tree = treeOf({ view: planned(names.map((name) => updated(name))) });
    const kind = tree.children().find(({ label }) => label === "Update in place");
    const seen: string[] = [];
    for (let part = kind?.children(); part; ) {
      const rest: PlanNode | undefined = part.find(({ label }) => label.endsWith(" more"));
      expect(part.length).toBeLessThanOrEqual(MOST_LINES + 1);
      seen.push(...part.filter((one) => one !== rest).map(({ label }) => label));
      part = rest?.children();
    }
    expect(seen).toEqual(names);
    expect(new Set(seen).size).toBe(10_000);
  });

  test("gives every line an id of its own", () => {
    const view = planned([
      replaced("test_machine.web[0]"),
      replaced("test_machine.web[1]"),
      deleted("test_machine.old"),
    ]);
    const ids = (node: PlanNode): string[] => [node.id, ...node.children().flatMap(ids)];
    const all = ids(treeOf({ view }));
    expect(new Set(all).size).toBe(all.length);
  });
});
