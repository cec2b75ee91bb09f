import { expect, test } from "vitest";
import { listed } from "../../../protocol/src/listed.ts";
import { isSameJson } from "../../../protocol/src/same-json.ts";

test("long lists are cut, and say how much is left out", () => {
  expect(listed([])).toBe("");
  expect(listed(["a", "b", "c"])).toBe("a, b, c");
  expect(listed(["a", "b", "c", "d", "e"])).toBe("a, b, c and 2 more");
});

test.each([
  [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  ["1", 1, false],
  [null, undefined, false],
])("%j and %j are the same JSON: %s", (one, other, same) => {
  expect(isSameJson(one, other)).toBe(same);
  expect(isSameJson(other, one)).toBe(same);
});
