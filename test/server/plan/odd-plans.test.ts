import { expect, test } from "vitest";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import { viewPlan } from "../../../server/src/plan/view.ts";
import { changeOf, planOf } from "../../support/plans.ts";

function viewOf(plan: object): PlanView {
  const read = viewPlan(plan);
  if (!("view" in read)) throw new Error(read.problem);
  return read.view;
}

const problemOf = (plan: unknown): string => {
  const read = viewPlan(plan);
  return "problem" in read ? read.problem : "";
};

test.each([
  [null, /not a plan/],
  ["plan", /not a plan/],
  [[], /not a plan/],
  [{}, /no format_version/],
  [{ format_version: 1 }, /no format_version/],
  [{ format_version: "2.0", resource_changes: [] }, /format is 2\.0.*newer Rebake/],
  [{ format_version: "constructor" }, /is no version/],
  [{ format_version: "1.0", values: {} }, /a state, not a plan/],
  [{ remote_plan_format: 1, run_id: "run-1", hostname: "app.terraform.io" }, /HCP Terraform/],
])("%j is refused with a sentence", (show, sentence) => {
  expect(problemOf(show)).toMatch(sentence);
});

test("values nested deeper than anything an engine writes are refused, not run into", () => {
  let deep: unknown = "x";
  for (let level = 0; level < 50_000; level++) deep = [deep];
  expect(problemOf(planOf([changeOf("a.b", ["create"], null, { deep })]))).toContain("levels deep");
});

test("a plan with odd things in its places is read as far as it goes", () => {
  const odd = [null, 7, "text", [], {}, { change: null }, { change: { actions: "delete" } }, { address: 3 }];
  const keys = [
    "resource_changes",
    "resource_drift",
    "deferred_changes",
    "output_changes",
    "checks",
    "variables",
    "configuration",
    "planned_values",
    "prior_state",
    "relevant_attributes",
    "action_invocations",
  ];
  for (const value of odd)
    for (const key of keys)
      for (const given of [
        value,
        [value],
        { a: value },
        { root_module: value },
        { root_module: { variables: value } },
      ])
        expect(viewOf({ format_version: "1.2", resource_changes: [], [key]: given }).formatVersion).toBe(
          "1.2",
        );
});

test.each([
  [["renew"], "read"],
  [["constructor"], "unknown"],
  [["archive", "delete"], "delete"],
  [["forget", "create"], "forget"],
  [["update", "archive"], "unknown"],
  ["delete", "unknown"],
])("actions %j are %s", (actions, kind) => {
  const change = changeOf("aws_instance.a", actions as string[], null, null);
  expect(viewOf(planOf([change])).changes[0]?.kind).toBe(kind);
});

test("names of everything in JavaScript are names of attributes like any others", () => {
  const names = ["constructor", "__proto__", "toString", "hasOwnProperty"];
  const after = JSON.parse(
    JSON.stringify(Object.fromEntries(names.map((name) => [`${name}`, "x"]))),
  ) as object;
  Object.defineProperty(after, "__proto__", { value: "x", enumerable: true });
  const { diffs } = viewOf(planOf([changeOf("aws_instance.a", ["create"], null, { tags: after })]));
  expect(diffs[0]?.attributes.map(({ path }) => path).sort()).toEqual(
    names.map((name) => `tags.${name}`).sort(),
  );
});

test("an import by identity says by what, and one that is not known yet says nothing wrong", () => {
  const importing = (what: object): unknown =>
    viewOf(planOf([changeOf("aws_instance.a", ["no-op"], {}, {}, { change: { importing: what } })]))
      .changes[0];
  expect(importing({ identity: { region: "eu-1" } })).toMatchObject({
    kind: "import",
    importing: { id: '{"region":"eu-1"}' },
  });
  expect(importing({ unknown: true })).toMatchObject({ kind: "import", importing: {} });
});

test("actions that are no list may hide anything, so the change is told as one that is not known", () => {
  const view = viewOf(planOf([{ ...changeOf("aws_instance.a", [], {}, {}), change: { actions: "delete" } }]));
  expect(view.changes.map(({ kind }) => kind)).toEqual(["unknown"]);
});

test("reasons, deferrals and checks of names that JavaScript knows are shown as what they say", () => {
  const odd = "constructor";
  const view = viewOf(
    planOf([changeOf("aws_instance.a", ["update"], {}, {}, { action_reason: odd })], {
      deferred_changes: [{ reason: odd, resource_change: { address: "a.b" } }],
      checks: [{ address: { kind: odd, to_display: "x" }, status: "fail" }],
    }),
  );
  expect(view.changes[0]?.why.text).toBe(odd);
  expect(view.completeness.deferred).toEqual([{ address: "a.b", reason: odd }]);
  expect(view.checks[0]?.kind).toBe("other");
});
