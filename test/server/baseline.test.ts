import { describe, expect, test } from "vitest";
import { readBaseline, writeBaseline } from "../../server/src/baseline.ts";

const ENTRIES = [
  { fingerprint: "2", rule: "b", path: "z.tf", address: "x.y" },
  { fingerprint: "3", rule: "a", path: "a.tf", address: "x.y" },
  { fingerprint: "1", rule: "a", path: "z.tf", address: "x.y" },
];

describe("a baseline", () => {
  test("is written sorted, one finding a line, whatever the order", () => {
    const text = writeBaseline(ENTRIES);
    expect(text).toBe(
      [
        '{ "version": 1, "findings": [',
        '{"path":"a.tf","address":"x.y","rule":"a","fingerprint":"3"},',
        '{"path":"z.tf","address":"x.y","rule":"a","fingerprint":"1"},',
        '{"path":"z.tf","address":"x.y","rule":"b","fingerprint":"2"}',
        "] }",
        "",
      ].join("\n"),
    );
    expect(writeBaseline([...ENTRIES, ...ENTRIES].reverse())).toBe(text);
  });

  test("is read as it was written", () => {
    const read = readBaseline(writeBaseline(ENTRIES));
    expect(
      "entries" in read && [...read.entries].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)),
    ).toEqual([...ENTRIES].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)));
    expect(readBaseline(writeBaseline([]))).toEqual({ entries: [] });
  });

  test("with strange entries is read as far as it goes", () => {
    expect(
      readBaseline('{"version":1,"findings":[null,1,"x",{},{"fingerprint":5},{"fingerprint":"a"}]}'),
    ).toEqual({ entries: [{ fingerprint: "a", rule: "", path: "", address: "" }] });
  });

  test.each([
    ["", "it is no JSON"],
    ["\0\0", "it is no JSON"],
    ['<<<<<<< HEAD\n{"version":1', "it holds merge conflicts"],
    ["null", "it is no baseline of this version of Rebake"],
    ["[]", "it is no baseline of this version of Rebake"],
    ['{"version":2,"findings":[]}', "it is no baseline of this version of Rebake"],
  ])("that is none (%j) is said to be none", (text, problem) => {
    expect(readBaseline(text)).toEqual({ problem });
  });
});
