import { expect, test } from "vitest";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import type { RunEvent } from "../../../protocol/src/run-events.ts";
import { partsOf } from "../../../server/src/plan/addresses.ts";
import { streamView } from "../../../server/src/plan/stream-view.ts";

function viewOf(...bodies: readonly object[]): PlanView {
  const events = bodies.map((body, seq) => ({ v: 1, seq, at: "2026-01-01T00:00:00Z", ...body }) as RunEvent);
  return streamView(events, { changes: bodies.length > 0 });
}

const planned = (address: string, action: string, more: object = {}): object => ({
  type: "planned_change",
  address,
  action,
  ...more,
});

test("31: each action of the stream has its kind, and the riskiest comes first", () => {
  const actions = [
    "noop",
    "read",
    "move",
    "import",
    "create",
    "update",
    "remove",
    "transmute",
    "replace",
    "delete",
  ];
  const view = viewOf(...actions.map((action) => planned(`aws_eip.${action}`, action)));
  expect(view.changes.map(({ kind }) => kind)).toEqual([
    "delete",
    "replace-destroy-first",
    "forget",
    "unknown",
    "update",
    "create",
    "import",
    "move",
    "read",
  ]);
  expect(view).toMatchObject({
    version: 1,
    fromStream: true,
    counts: { delete: 1, "replace-create-first": 0, read: 1, unchanged: 0 },
    completeness: { state: "unknown", isEmpty: false },
    problems: [expect.stringContaining("The worse is shown")],
  });
});

test("31: a replacement says that nobody knows its order, and why it is replaced in the words of plans", () => {
  const view = viewOf(
    planned("aws_eip.a", "replace", { reason: "cannot_update" }),
    planned("aws_eip.b", "replace", { reason: "tainted" }),
    planned("aws_eip.c", "move", { previousAddress: "aws_eip.z" }),
    planned("aws_eip.d", "import", { importId: "eip-1" }),
    planned("aws_eip.e", "delete", { reason: "delete_because_each_key" }),
    planned("aws_eip.f", "replace", { reason: "because_of_the_moon" }),
  );
  const of = (address: string) => view.changes.find((change) => change.address === address);
  expect(of("aws_eip.a")?.why).toEqual({
    code: "replace_because_cannot_update",
    text: "the provider cannot change it in place; in which order is not known",
    forcedBy: [],
  });
  expect(of("aws_eip.b")?.why.code).toBe("replace_because_tainted");
  expect(of("aws_eip.c")).toMatchObject({ previousAddress: "aws_eip.z", why: { text: "it was aws_eip.z" } });
  expect(of("aws_eip.d")).toMatchObject({ importing: { id: "eip-1" } });
  expect(of("aws_eip.e")?.why.text).toBe("its key is not in for_each any more");
  expect(of("aws_eip.f")?.why.text).toBe("because of the moon; in which order is not known");
});

test("31: the verdict tells types and kinds, and claims neither an order nor that labels are all that changes", () => {
  const { verdict } = viewOf(
    planned("aws_instance.a", "update"),
    planned("aws_instance.b", "replace"),
    planned("aws_instance.c", "delete"),
    planned("aws_db_instance.d", "delete"),
    planned("aws_autoscaling_group.e", "update"),
    planned("data.aws_instance.f", "read"),
  );
  expect(verdict.level).toBe("loses-data");
  expect(verdict.summary).toBe(
    "Loses the data of 1 resource, changes 1 running machine in place (perhaps only labels), replaces 1 machine (in which order is not known), deletes 1 machine for good and changes 1 group, which may replace machines.",
  );
  expect(verdict.mutated).toMatchObject([{ change: "aws_instance.a", labelsOnly: false, attributes: [] }]);
  expect(verdict.rolling).toMatchObject([{ change: "aws_autoscaling_group.e" }]);
  expect(viewOf(planned("aws_eip.x", "create")).verdict).toMatchObject({
    level: "untouched",
    summary: "Touches no machine and no data that Rebake knows of.",
  });
});

test("31: a living and a deposed object of one address, which the stream does not tell apart, are two", () => {
  const view = viewOf(planned("aws_eip.a", "update"), planned("aws_eip.a", "delete"));
  expect(view.changes.map(({ id }) => id)).toEqual(["aws_eip.a", "aws_eip.a (2)"]);
});

test("31: instances of a block are grouped, drift and outputs are told without values", () => {
  const view = viewOf(
    ...[0, 1, 2].map((index) => planned(`aws_instance.web[${index}]`, "replace")),
    { type: "resource_drift", address: "aws_instance.a", action: "delete" },
    { type: "resource_drift", address: "aws_instance.b", action: "update" },
    { type: "resource_drift", address: "aws_instance.c", action: "move" },
    {
      type: "outputs",
      outputs: {
        a: { sensitive: false, action: "noop" },
        b: { sensitive: true, action: "create" },
        c: { sensitive: false, action: "delete" },
      },
    },
  );
  expect(view.groups).toMatchObject([{ title: "aws_instance.web[0..2]", changes: [0, 1, 2] }]);
  expect(view.drift).toMatchObject([
    { address: "aws_instance.a", role: "machine", kind: "deleted" },
    { address: "aws_instance.b", kind: "changed" },
  ]);
  expect(view.outputs).toMatchObject([
    { name: "b", change: "added", before: { kind: "absent" }, after: { kind: "sensitive" } },
    { name: "c", change: "removed", after: { kind: "absent" } },
  ]);
});

test("31: nothing planned and nothing to apply is no change", () => {
  expect(streamView([], { changes: false }).completeness.isEmpty).toBe(true);
  expect(streamView([], { changes: true }).completeness.isEmpty).toBe(false);
});

test.each([
  ["aws_eip.a", { module: "", mode: "managed", type: "aws_eip", name: "a", key: undefined }],
  ["data.aws_ami.a[0]", { module: "", mode: "data", type: "aws_ami", name: "a", key: 0 }],
  ["data.thing", { module: "", mode: "managed", type: "data", name: "thing", key: undefined }],
  [
    'module.m["x.y[0]"].module.n[1].aws_eip.a["b.c\\"]"]',
    { module: 'module.m["x.y[0]"].module.n[1]', mode: "managed", type: "aws_eip", name: "a", key: 'b.c"]' },
  ],
  [
    'aws_eip.a["$${x}\\u00e4\\n"]',
    { module: "", mode: "managed", type: "aws_eip", name: "a", key: "${x}ä\n" },
  ],
])("%s is taken apart", (address, parts) => {
  expect(partsOf(address)).toEqual(parts);
});
