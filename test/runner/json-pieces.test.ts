import { describe, expect, test } from "vitest";
import { JsonPieces } from "../../runner/src/json-pieces.ts";
import { NEEDED_OF_PLAN, type Needed } from "../../server/src/plan/needed.ts";
import { viewPlan } from "../../server/src/plan/view.ts";
import { changeOf, noRecordings, planOf, recordedPlans } from "../support/plans.ts";

/** As it comes in chunks of that size. */
function parsed(bytes: Buffer, needed: Needed, size: number): unknown {
  const pieces = new JsonPieces(needed);
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return pieces.end();
}

/** Taken apart at every kind of place, and everything kept. */
const APART: Needed = { keys: { a: { items: { keys: { b: { items: {} } } } }, c: { keys: {} } } };

const DOCUMENTS = [
  "{}",
  " [ ] ",
  "17",
  '"a \\" quote"',
  "null\n",
  '{"a":[]}',
  '{"a":[],"c":{}}',
  '{ "a" : [ 1 , -2.5e3,true , null,"x" ] , "c" : { "d" : [ ] , "e":"}" } }',
  '{"a":[{"b":[1,[2],{"c":3}],"x":"\\\\"},{"b":"no list"},[{"b":[]}]],"z":"\\\\\\""}',
  '{"a":{"b":[1]},"c":[1,{"a":2}],"":0}',
  '{"a":["\\u00e4 \\ud83d\\ude00 ö 😀","]}\\"{[",{"b":["{","\\\\\\\\"]}]}',
  '{"a":1,"a":[2],"__proto__":{"x":1},"c":{"__proto__":[],"constructor":1}}',
];

describe.each(DOCUMENTS)("%s", (text) => {
  test.each([1, 2, 3, 7, 1000])("is what JSON.parse says, in chunks of %d", (size) => {
    for (const needed of [{}, APART])
      expect(parsed(Buffer.from(text), needed, size)).toStrictEqual(JSON.parse(text));
  });
});

test.each([
  "",
  " ",
  "{",
  "}",
  "[1",
  '{"a"}',
  '{"a":}',
  '{"a":1,}',
  '{"a":[1,]}',
  '{"a":[,1]}',
  '{"a":[1 2]}',
  '{"a":[1]]',
  '{"a":[1}}',
  '{"a":[{"b":[1}]}',
  '{"a":1 "b":2}',
  '{"a" 1}',
  "{a:1}",
  '{"a":[1]} x',
  '{"a":[tru]}',
  '{"a":"b',
  '{"a":[{"x":{]}}]}',
])("no JSON: %s", (text) => {
  for (const size of [1, 1000])
    expect(() => parsed(Buffer.from(text), APART, size), String(size)).toThrow(SyntaxError);
});

test("what is not needed is let go of as it comes", () => {
  const seen: unknown[] = [];
  const keep = (value: unknown): unknown => {
    seen.push(value);
    return value === 2 ? undefined : { was: value };
  };
  const pieces = new JsonPieces({ keys: { a: { items: { keep } }, b: { keep } } });
  pieces.push(Buffer.from('{"a":[1,2,'));
  expect(seen).toEqual([1, 2]);
  pieces.push(Buffer.from('[3]],"b":2,"c":4}'));
  expect(pieces.end()).toEqual({ a: [{ was: 1 }, { was: [3] }], c: 4 });
});

test("what is nested too deep for any plan is refused as before", () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const change = `{"address":"a.b","change":{"actions":["no-op"],"before":{},"after":{},"before_sensitive":${deep}}}`;
  const text = `{"format_version":"1.2","configuration":{},"resource_changes":[${change}]}`;
  const viewed = viewPlan(parsed(Buffer.from(text), NEEDED_OF_PLAN, 65_536));
  expect(viewed).toEqual({ problem: expect.stringContaining("500 levels deep") });
});

describe("the view of a plan is the same without what is not needed", () => {
  const secret = "only-the-state-knows-this";
  const state = (values: object, masks: object): object => ({
    root_module: {
      child_modules: [{ resources: [{ address: "data.a.b", values, sensitive_values: masks }] }],
    },
  });
  const plan = planOf(
    [
      changeOf("a.same", ["no-op"], { text: "x" }, { text: "x" }),
      changeOf("a.update", ["update"], { text: "1", list: [1] }, { text: `uses ${secret}`, list: [1] }),
      changeOf("a.moved", ["no-op"], { text: "x" }, { text: "x" }, { previous_address: "a.old" }),
    ],
    { prior_state: { values: state({ token: secret, other: "x" }, { token: true, list: [false] }) } },
  );

  test("and a secret that only the state knows is taken out", () => {
    const reduced = parsed(Buffer.from(JSON.stringify(plan)), NEEDED_OF_PLAN, 100);
    expect(viewPlan(reduced)).toEqual(viewPlan(plan));
    expect(JSON.stringify(viewPlan(reduced))).not.toContain(secret);
    expect(JSON.stringify(viewPlan(reduced))).toContain("uses (sensitive value)");
    expect(reduced).toMatchObject({
      prior_state: {
        values: {
          root_module: {
            child_modules: [
              { resources: [{ values: { token: secret }, sensitive_values: { token: true } }] },
            ],
          },
        },
      },
    });
  });

  test.skipIf(noRecordings)("of every recorded plan", () => {
    const plans = recordedPlans();
    expect(plans.length).toBeGreaterThan(100);
    for (const { name, json } of plans) {
      const bytes = Buffer.from(JSON.stringify(json));
      expect(viewPlan(parsed(bytes, NEEDED_OF_PLAN, 4096)), name).toEqual(viewPlan(json));
    }
  });
});
