import { expect, test } from "vitest";
import { type DriftBucket, driftBuckets, hasDrift } from "../../protocol/src/drift.ts";
import type { DriftedObject } from "../../protocol/src/plan-view.ts";

const MACHINE: DriftedObject = {
  id: "aws_instance.web",
  address: "aws_instance.web",
  type: "aws_instance",
  role: "machine",
  kind: "changed",
  about: "other",
  influencesPlan: false,
};

test.each<[string, Partial<DriftedObject>, DriftBucket]>([
  ["a machine that was changed", {}, "mutated"],
  ["a machine of another image", { about: "image" }, "mutated"],
  ["a machine with another tag", { about: "labels" }, "cosmetic"],
  ["a machine that was deleted", { kind: "deleted" }, "gone"],
  ["data that was deleted", { kind: "deleted", role: "database" }, "gone"],
  ["a template of another image", { role: "machine-template", about: "image" }, "making"],
  ["a group that went back to another version", { role: "machine-group", about: "image" }, "making"],
  ["a template that is otherwise another", { role: "machine-template" }, "other"],
  ["a group of another size", { role: "machine-group", about: "capacity" }, "capacity"],
  ["a firewall", { role: "other" }, "other"],
  ["what a failed replacement left behind", { id: "aws_instance.web (deposed 1a2b3c4d)" }, "other"],
])("%s", (_, object, bucket) => {
  const one = { ...MACHINE, ...object };
  const empty = { mutated: [], gone: [], making: [], capacity: [], cosmetic: [], other: [] };
  expect(driftBuckets({ drift: [one] })).toEqual({ ...empty, [bucket]: [one] });
});

test("several of a bucket keep their order, and outputs alone are drift, too", () => {
  const names = ["c", "a", "b"];
  const drift = names.map((name) => ({ ...MACHINE, id: name, address: name }));
  expect(driftBuckets({ drift }).mutated.map(({ id }) => id)).toEqual(names);
  const output = {
    name: "url",
    change: "changed",
    before: { kind: "absent" },
    after: { kind: "unknown" },
  } as const;
  expect(hasDrift({ drift: [], outputs: [] })).toBe(false);
  expect(hasDrift({ drift, outputs: [] })).toBe(true);
  expect(hasDrift({ drift: [], outputs: [output] })).toBe(true);
});
