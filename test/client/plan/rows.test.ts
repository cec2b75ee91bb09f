import { describe, expect, test } from "vitest";
import { groupKey } from "../../../client/pages/plan/branches.ts";
import { matcherOf } from "../../../client/pages/plan/filter.ts";
import { PlanData } from "../../../client/pages/plan/plan-data.ts";
import type { Row, SectionId } from "../../../client/pages/plan/row.ts";
import { rowsOf } from "../../../client/pages/plan/rows.ts";
import { planMessage, planParts } from "../../../client/src/plan/page-messages.ts";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import { viewPlan } from "../../../server/src/plan/view.ts";
import { everythingView, FACTS, largeView } from "../../support/plan-views.ts";
import { noRecordings, recordedPlans } from "../../support/plans.ts";

function dataOf(view: PlanView): PlanData {
  const data = new PlanData(planMessage(view, FACTS));
  for (const part of planParts(view, FACTS.plan)) data.take(part);
  return data;
}

function rows(
  view: PlanView,
  text = "",
  toggled: readonly string[] = [],
  sections: readonly SectionId[] = [],
) {
  return rowsOf(
    dataOf(view),
    { text, sections: new Set(sections) },
    { areGroupsOpen: false, toggled: new Set(toggled) },
  );
}

const named = (row: Row): string =>
  row.kind === "section" ? row.section : row.kind === "group" ? `  ${row.group.title}` : `    ${row.kind}`;

describe("the rows of a plan", () => {
  const view = everythingView();

  test("are the riskiest first, then what else there is to know", () => {
    const { rows: all, shown, total } = rows(view);
    expect(all.filter(({ kind }) => kind === "section").map(named)).toEqual([
      "delete",
      "replace-destroy-first",
      "replace-create-first",
      "forget",
      "update",
      "create",
      "import",
      "move",
      "read",
      "drift",
      "checks",
      "outputs",
    ]);
    expect([shown, total]).toEqual([view.changes.length + 4, view.changes.length + 4]);
  });

  test("say where they stand among the rows beside them", () => {
    const group = groupKey("aws_instance.web[0]");
    const all = rows(view, "", [group, `${group}/i`]).rows;
    const at = all.findIndex(({ key }) => key === group);
    expect(
      all.slice(at - 1, at + 7).map((row) => [named(row), row.level, row.position, row.siblings]),
    ).toEqual([
      ["replace-destroy-first", 1, 2, 12],
      ["  aws_instance.web[0..9]", 2, 1, 1],
      ["    why", 3, 1, 4],
      ["    attribute", 3, 2, 4],
      ["    folded", 3, 3, 4],
      ["    instances", 3, 4, 4],
      ["    instance", 4, 1, 10],
      ["    instance", 4, 2, 10],
    ]);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  });

  test("of a closed section are not there", () => {
    const all = rows(view, "", ["s:delete"]).rows;
    expect(all.slice(0, 2).map(named)).toEqual(["delete", "replace-destroy-first"]);
    expect(all[0]?.isExpanded).toBe(false);
  });

  test("are filtered by words of the address, type and module, and by kind", () => {
    const titles = (...asked: Parameters<typeof rows> extends [PlanView, ...infer R] ? R : never): string[] =>
      rows(view, ...asked)
        .rows.filter(({ kind }) => kind === "group")
        .map((row) => named(row).trim());
    expect(titles("MODULE:api")).toEqual(["module.api.aws_instance.job"]);
    expect(titles("type:eip web")).toEqual(["aws_eip.web"]);
    expect(titles("", [], ["forget", "drift"])).toEqual(["aws_instance.old"]);
    expect(titles("type:eip no-such")).toEqual([]);
  });

  test("show of a group how many of it are meant", () => {
    const { rows: all, shown } = rows(view, "web[3]");
    const group = all.find(({ kind }) => kind === "group");
    expect(group).toMatchObject({ shown: 1, group: { title: "aws_instance.web[0..9]" } });
    expect(shown).toBe(1);
  });
});

test("a filter takes words as they are written", () => {
  expect(matcherOf("a.b[")({ address: "xa.b[0]" })).toBe(true);
  expect(matcherOf(".*")({ address: "anything" })).toBe(false);
  expect(matcherOf("type:x")({ address: "x.y" })).toBe(false);
  expect(matcherOf("  ")({ address: "anything" })).toBe(true);
});

describe("a plan in parts", () => {
  test("is the same plan once all have arrived, however it is cut", () => {
    const view = largeView(1_203);
    const parts = [...planParts(view, "p")];
    expect(parts.length).toBe(4);
    const data = new PlanData(planMessage(view, { ...FACTS, plan: "p" }));
    for (const part of parts) {
      data.take(part);
      // What has arrived can be shown: nothing of it needs what is still to come.
      for (const group of data.parts.groups) expect(data.change(group.changes[0])).toBeDefined();
      for (const change of data.parts.changes)
        if (change.diff !== undefined) expect(data.diff(change)).toBeDefined();
    }
    expect(data.parts.changes).toEqual(view.changes);
    expect(data.parts.groups).toEqual(view.groups);
    expect(data.parts.diffs).toEqual(view.diffs);
    expect(data.isWhole).toBe(true);
  });

  test("is not mixed with parts of another plan", () => {
    const data = new PlanData(planMessage(everythingView(), FACTS));
    for (const part of planParts(everythingView(), "another")) data.take(part);
    expect(data.parts.changes).toEqual([]);
  });

  test.skipIf(noRecordings)("holds every change of every recorded plan in exactly one group", () => {
    for (const { name, json } of recordedPlans()) {
      const read = viewPlan(json);
      if (!("view" in read)) continue;
      const { shown, total } = rows(read.view);
      const { changes, drift, outputs, checks, actions, completeness } = read.view;
      const lists = [changes, drift, outputs, checks, actions, completeness.deferred];
      expect(total, name).toBe(lists.reduce((sum, { length }) => sum + length, 0));
      expect(shown, name).toBe(total);
    }
  });
});
