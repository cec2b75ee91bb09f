import { expect, test } from "vitest";
import { fromWire, isUnknown, same, sameSet, toWire, UNKNOWN } from "./provider/values.ts";

test("values come back as they went, unknown ones too", () => {
  const value = {
    id: UNKNOWN,
    name: "spaß",
    port: 443,

    on: true,
    off: null,
    tags: { a: "b" },
    ids: ["x"],
  };
  const back = fromWire(toWire(value));
  expect(back).toEqual(value);
  expect(isUnknown(back?.id)).toBe(true);
  expect(fromWire(toWire(null))).toBeNull();
});

test("an unknown is written as Terraform reads it, and one that says more is unknown too", () => {
  // A map of one, "id", and an extension of one byte and type 0.
  expect([...(toWire({ id: UNKNOWN }).msgpack ?? [])]).toEqual([0x81, 0xa2, 0x69, 0x64, 0xd4, 0, 0]);
  // Type 12 holds a map of what is known: 1 (may it be null) is false.
  const refined = Uint8Array.from([0x81, 0xa2, 0x69, 0x64, 0xc7, 3, 12, 0x81, 1, 0xc2]);
  expect(isUnknown(fromWire({ msgpack: refined })?.id)).toBe(true);
});

test("values may come as JSON", () => {
  expect(fromWire({ json: new TextEncoder().encode('{"name":"web"}') })).toEqual({ name: "web" });
  expect(fromWire(undefined)).toBeNull();
});

test("equal is what has the same parts; unknown equals nothing; in sets order means nothing", () => {
  expect(same({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  expect(same({ a: null }, {})).toBe(false);
  expect(same([1, 2], [2, 1])).toBe(false);
  expect(same(UNKNOWN, UNKNOWN)).toBe(false);
  expect(same([UNKNOWN], [UNKNOWN])).toBe(false);
  expect(sameSet([1, { a: 2 }], [{ a: 2 }, 1])).toBe(true);
  expect(sameSet([1], [1, 2])).toBe(false);
  expect(sameSet(null, null)).toBe(true);
});

test("fractions are written as texts, for a binary one is another number to Terraform", () => {
  expect(fromWire(toWire({ seconds: [0.2, 3] }))).toEqual({ seconds: ["0.2", 3] });
});
