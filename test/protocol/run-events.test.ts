import { expect, test } from "vitest";
import { EVENTS, readRunEvent } from "../../protocol/src/run-events.ts";
import { isBakeRun, isPlanRun, readRunRecord } from "../../protocol/src/run-record.ts";

const HEAD = { v: 1, seq: 1, at: "2026-11-26T10:00:00.000Z" };
const FINISHED = {
  ...HEAD,
  type: "finished",
  outcome: "succeeded",
  changes: true,
  message: "done",
  left: [],
};
const REQUEST = {
  mode: "normal",
  refresh: true,
  varFiles: [],
  targets: [],
  replace: [],
  init: "never",
  lockTimeoutSeconds: 30,
  maximalPlanBytes: 1,
};
const RECORD = {
  version: 1,
  id: "a",
  kind: "plan",
  root: "/r",
  created: HEAD.at,
  by: { program: "rebake", version: "1" },
  request: REQUEST,
};

test("an event comes back as it was written, with fields of a newer writer", () => {
  const event = { ...FINISHED, newer: 1 };
  expect(readRunEvent(JSON.stringify(event))).toEqual({ kind: "event", event });
});

test("types that are not known are passed over, not refused", () => {
  const line = JSON.stringify({ ...HEAD, seq: 7, type: "promoted", image: "ami-1" });
  expect(readRunEvent(line)).toEqual({ kind: "unknown", type: "promoted", seq: 7 });
  for (const type of ["constructor", "__proto__", "toString"])
    expect(readRunEvent(JSON.stringify({ ...HEAD, type }))).toMatchObject({ kind: "unknown", type });
});

test("what is wrong is said by name", () => {
  const wrong = (change: object): unknown => readRunEvent(JSON.stringify({ ...FINISHED, ...change }));
  expect(wrong({ left: ["a", 1] })).toEqual({ kind: "invalid", wrong: "finished.left[1] must be a string" });
  expect(wrong({ changes: null })).toEqual({ kind: "invalid", wrong: "finished.changes must be a boolean" });
  expect(wrong({ outcome: "fine" })).toMatchObject({ kind: "invalid" });
  expect(wrong({ seq: "1" })).toEqual({ kind: "invalid", wrong: "event.seq must be a number" });
  expect(readRunEvent('{"v":1,"seq":1,"at":"20')).toEqual({
    kind: "invalid",
    wrong: "the line is no JSON",
  });
});

test("no text makes the validator throw, and each known type is refused without its fields", () => {
  const nasty = ["", "null", "1", "[]", "{}", '"x"', "[[]]", '{"type":null}', "\u0000", "{}{}"];
  for (const line of nasty) expect(readRunEvent(line).kind, line).toBe("invalid");
  for (const type of Object.keys(EVENTS))
    expect(readRunEvent(JSON.stringify({ ...HEAD, type })).kind, type).toBe("invalid");
  const whole = JSON.stringify(FINISHED);
  for (let end = 0; end < whole.length; end++) expect(readRunEvent(whole.slice(0, end)).kind).toBe("invalid");
});

test("run.json holds runs of all kinds; one of a kind that is not known is listed, one of a newer version is refused", () => {
  const read = (change: object) => readRunRecord(JSON.stringify({ ...RECORD, ...change }));
  const plan = read({});
  expect("value" in plan && isPlanRun(plan.value)).toBe(true);
  const request = { only: [], except: [], varFiles: [], force: false, onError: "cleanup", init: true };
  const bake = read({ kind: "bake", request });
  expect("value" in bake && isBakeRun(bake.value) && !isPlanRun(bake.value)).toBe(true);
  expect(read({ kind: "bake", request: { ...request, onError: "ask" } })).toHaveProperty("wrong");
  for (const kind of ["rollback", "drift", "later"])
    expect(read({ kind, request: { image: "web" } })).toHaveProperty("value.kind", kind);
  expect(read({ version: 2 })).toEqual({
    wrong: "run.json is of version 2, which a newer Rebake writes",
  });
  expect(read({ request: { ...REQUEST, mode: "apply" } })).toHaveProperty("wrong");
  expect(readRunRecord("{")).toEqual({ wrong: "run.json is no JSON" });
});
