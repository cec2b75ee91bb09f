import { expect, test } from "vitest";
import { type ApprovalNeeds, approvalNeeds, lackingApproval } from "../../protocol/src/approval.ts";
import type { PlanView } from "../../protocol/src/plan-view.ts";
import { deleted, planned, replaced, updated } from "../client/plan/views.ts";
import { changeOf } from "../support/plans.ts";

const NORMAL = { mode: "normal", refresh: true, targets: [] } as const;

function needs(
  changes: readonly object[],
  request: Partial<Parameters<typeof approvalNeeds>[1]> = {},
  production = false,
): ApprovalNeeds {
  return approvalNeeds(planned(changes), { ...NORMAL, ...request }, { name: "web", production });
}

test("a new thing, and a machine that is replaced by one that is there before, take a click", () => {
  const created = changeOf("aws_instance.new", ["create"], null, { image_id: "img-1" });
  expect(needs([created])).toEqual({ typed: [], accept: [] });
  expect(needs([replaced("aws_instance.web", ["create", "delete"])])).toEqual({ typed: [], accept: [] });
});

test("the name is typed for production, for what is deleted, and for what is destroyed first", () => {
  const created = changeOf("aws_instance.new", ["create"], null, { image_id: "img-1" });
  expect(needs([created], {}, true).typed).toEqual(["web is a production target."]);
  expect(needs([deleted("aws_eip.a")]).typed).toEqual(["aws_eip.a is deleted."]);
  expect(needs([1, 2, 3, 4, 5].map((key) => deleted(`aws_eip.a[${key}]`))).typed).toEqual([
    "aws_eip.a[1], aws_eip.a[2], aws_eip.a[3] and 2 more are deleted.",
  ]);
  expect(needs([replaced("aws_instance.web")]).typed).toEqual([
    "aws_instance.web is destroyed before the new one is there.",
  ]);
});

test("a deposed object is called so, since its address is that of the living one", () => {
  const old = changeOf("aws_instance.web", ["delete"], { image_id: "img-1" }, null, { deposed: "ab12cd34" });
  expect(needs([old]).typed).toEqual(["the deposed aws_instance.web (ab12cd34) is deleted."]);
});

test("lost data is said even when the new database comes first", () => {
  expect(needs([replaced("aws_db_instance.orders", ["create", "delete"])]).typed).toEqual([
    "The data of aws_db_instance.orders is lost.",
  ]);
});

test("what this version does not know is not called harmless", () => {
  const odd = changeOf("aws_instance.web", ["polish"], { image_id: "a" }, { image_id: "b" });
  expect(needs([odd]).typed).toEqual([
    "What becomes of aws_instance.web this version of Rebake does not know.",
  ]);
});

test("a machine that is changed in place must be accepted in so many words, other things need not", () => {
  expect(needs([updated("aws_instance.web", "instance_type")]).accept).toEqual([
    { what: "in-place", why: "aws_instance.web runs and is changed in place instead of being replaced." },
  ]);
  expect(needs([updated("aws_lb_listener.web")])).toEqual({ typed: [], accept: [] });
});

test("a plan of some things only must be accepted as such", () => {
  expect(needs([updated("aws_lb_listener.web")], { targets: ["aws_lb_listener.web"] }).accept).toEqual([
    { what: "partial", why: expect.stringMatching(/-target/) },
  ]);
});

test.each([
  ["refresh-only", { mode: "refresh-only" }, {}, /only refreshes/],
  ["destroy", { mode: "destroy" }, {}, /destroys everything/],
  ["without a look at what is there", { refresh: false }, {}, /-refresh=false/],
  ["not read as a whole", {}, { fromStream: true }, /could not be read as a whole/],
] as const)("cannot be approved: %s", (_, request, rest, why) => {
  const view: PlanView = { ...planned([updated("aws_lb_listener.web")]), ...rest };
  const found = approvalNeeds(view, { ...NORMAL, ...request }, { name: "web", production: false });
  expect(found.refusal).toMatch(why);
  expect(lackingApproval(found, "web", { typed: "web", accepted: ["in-place", "partial"] })).toMatch(why);
});

test("nothing to apply cannot be approved", () => {
  expect(needs([]).refusal).toMatch(/changes nothing/);
});

test("an approval that lacks something is told what", () => {
  const both = needs([updated("aws_instance.web", "instance_type"), deleted("aws_eip.a")]);
  expect(lackingApproval(both, "web", { accepted: [] })).toMatch(/accepted in so many words \(in-place\)/);
  expect(lackingApproval(both, "web", { accepted: ["in-place"] })).toMatch(/must be typed: web/);
  expect(lackingApproval(both, "web", { typed: "Web", accepted: ["in-place"] })).toMatch(/must be typed/);
  expect(lackingApproval(both, "web", { typed: "web", accepted: ["in-place"] })).toBeUndefined();
});
