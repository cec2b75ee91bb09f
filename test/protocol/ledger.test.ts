import { describe, expect, test } from "vitest";
import { readDeploymentRecord } from "../../protocol/src/deployment-record.ts";
import { readImageRecord, whyNotDeployable } from "../../protocol/src/image-record.ts";
import { recordId, timeOfRecordId, writeLedgerRecord, wrongName } from "../../protocol/src/ledger.ts";
import { deploymentRecord, imageRecord } from "../support/records.ts";

test("records come back as they were written, with keys of a newer writer", () => {
  const image = { ...imageRecord(), newer: { a: 1 } };
  expect(readImageRecord(writeLedgerRecord(image))).toEqual({ value: image });
  const deployment = { ...deploymentRecord(), newer: [1] };
  expect(readDeploymentRecord(writeLedgerRecord(deployment))).toEqual({ value: deployment });
});

describe("what is wrong with a record is the end of a sentence", () => {
  const conflict = `{\n<<<<<<< HEAD\n  "version": 1\n=======\n  "version": 1\n>>>>>>> main\n}\n`;
  const [build] = imageRecord().builds;
  test.each<[string, unknown, string]>([
    ["nothing in it", "", "is no JSON"],
    ["half of it", '{ "version": 1', "is no JSON"],
    ["a merge conflict", conflict, "has the marks of a merge conflict in it"],
    ["null", "null", "is no record: record must be an object"],
    ["a newer version of another shape", { version: 2 }, "is of version 2, which a newer Rebake writes"],
    [
      "a time of a zone",
      imageRecord({ created: "2026-01-31T10:00:00+01:00" }),
      "created must be a time in UTC",
    ],
    [
      "a month that is none",
      imageRecord({ created: "2026-13-31T10:00:00Z" }),
      "created must be a time in UTC",
    ],
    [
      "a digest that is none",
      imageRecord({ inputs: { a: "x" } }),
      "is no record: inputs.a must be a SHA-256",
    ],
    [
      "an absolute path",
      imageRecord({ template: { path: "/home/a/web", sha256: "0".repeat(64) } }),
      "template.path must be a path below the folder of rebake.hcl",
    ],
    [
      "an artifact without id",
      { ...imageRecord(), builds: [{ ...build, artifacts: [{ kind: "image" }] }] },
      "is no record: builds[0].artifacts[0].id must be a string",
    ],
    ["an old form of revoking", { ...imageRecord(), revoked: true }, "revoked must be an object"],
  ])("%s", (_name, value, wrong) => {
    const source = typeof value === "string" ? value : writeLedgerRecord(value);
    expect(readImageRecord(source)).toEqual({ wrong: expect.stringContaining(wrong) });
  });
});

test("a text that only looks like a mark of a conflict is none", () => {
  const image = imageRecord({ labels: { note: "=======" } });
  expect(readImageRecord(writeLedgerRecord(image))).toEqual({ value: image });
});

test("ids sort by time and say it", () => {
  const early = recordId(new Date("2026-01-31T10:00:00.999Z"), "zz");
  expect(early).toBe("20260131T100000Z-999zz");
  // Also within a second.
  expect(recordId(new Date("2026-01-31T10:00:00.098Z"), "zz") < early).toBe(true);
  expect(early < recordId(new Date("2026-01-31T10:00:01Z"), "00")).toBe(true);
  expect(timeOfRecordId(early)?.toISOString()).toBe("2026-01-31T10:00:00.000Z");
  for (const none of ["", "readme", "20261331T100000Z-1", "20260131T100000Z", "20260131T100000Z-a/b"])
    expect(timeOfRecordId(none), none).toBeUndefined();
});

test.each([
  ["web", true],
  ["web-1.2_a", true],
  ["", false],
  ["..", false],
  [".web", false],
  ["a/b", false],
  ["a\\b", false],
  ["web.", false],
  ["con", false],
  ["NUL.txt", false],
  ["console", true],
  ["x".repeat(65), false],
])("%j as a name of an image or target", (name, isGood) => {
  expect(wrongName(name) === undefined).toBe(isGood);
});

test("an image that is revoked, deleted or has nothing that can be named is not to be deployed", () => {
  expect(whyNotDeployable(imageRecord())).toBeUndefined();
  const at = "2026-02-01T00:00:00Z";
  expect(whyNotDeployable(imageRecord({ revoked: { at, reason: "CVE" } }))).toBe("is revoked: CVE");
  expect(whyNotDeployable(imageRecord({ deleted: { at } }))).toBe("is deleted");
  const none = { name: "n", builder: "null", artifactId: "Null", artifacts: [] };
  expect(whyNotDeployable(imageRecord({ builds: [none] }))).toBe("has no artifact that has a name");
});
