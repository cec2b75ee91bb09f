import { describe, expect, test } from "vitest";
import { LineIndex } from "../../../server/src/text/lines.ts";

describe("positions of offsets and back", () => {
  const text = "ab\r\nc\u{1F600}d\n\re";
  const lines = new LineIndex(text);
  test.each([
    [0, 0, 0],
    [2, 0, 2],
    [4, 1, 0],
    [5, 1, 1],
    [7, 1, 3],
    [9, 2, 0],
    [10, 3, 0],
    [11, 3, 1],
  ])("offset %i is line %i, character %i", (offset, line, character) => {
    expect(lines.position(offset)).toEqual({ line, character });
    expect(lines.offset({ line, character })).toBe(offset);
  });

  test("what lies outside is brought inside", () => {
    expect(lines.position(99)).toEqual({ line: 3, character: 1 });
    expect(lines.position(-1)).toEqual({ line: 0, character: 0 });
    expect(lines.offset({ line: 99, character: 0 })).toBe(text.length);
    expect(lines.offset({ line: -1, character: 5 })).toBe(0);
    expect(lines.offset({ line: 2, character: 99 })).toBe(9);
  });

  test("a line is given without its end", () => {
    expect([0, 1, 2, 3, 4].map((number) => lines.line(number))).toEqual(["ab", "c\u{1F600}d", "", "e", ""]);
  });
});
