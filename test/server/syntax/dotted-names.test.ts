import { expect, test } from "vitest";
import { dottedNames } from "../../../server/src/syntax/dotted-names.ts";

test.each([
  ["", []],
  ["var.x", ["var.x"]],
  ["var.x)", ["var.x"]],
  ["a.b.c", ["a.b.c"]],
  ["a.b.c.d e.f", ["a.b.c", "e.f"]],
  ['"${a.b}" # c-d.e_f.g1', ["a.b", "c-d.e_f.g1"]],
  ["a.b[0].c", ["a.b"]],
  ["a..b a. .b a.1 a.b.1 a.b.", ["a.b", "a.b"]],
  ["1a.b -a.b .a.b a-.b", ["a-.b"]],
  ["été.x a.naïf.y b", ["été.x", "a.naïf.y"]],
  ["a.b é", ["a.b"]],
  ["a.é.b", ["a.é.b"]],
])("the dotted names of %j", (text, names) => {
  expect(dottedNames(text)).toEqual(names);
});

test("are the same in texts with and without letters beyond ASCII", () => {
  let seed = 20261128;
  const random = (limit: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  for (let round = 0; round < 20_000; round++) {
    let text = "";
    for (let length = random(15); length >= 0; length--) text += "ab.._-09 $".charAt(random(10));
    expect(dottedNames(text), text).toEqual(dottedNames(`${text} é`));
  }
});
