import { expect, test } from "vitest";
import { applyEdits } from "../../../server/src/text/edit.ts";

const edit = (start: number, end: number, newText: string) => ({ range: { start, end }, newText });

test("edits refer to the original text, whatever their order", () => {
  expect(applyEdits("abcdef", [edit(4, 5, "E"), edit(0, 1, ""), edit(2, 2, "--")]).text).toBe("b--cdEf");
});

test("insertions at one place keep their order", () => {
  expect(applyEdits("ab", [edit(1, 1, "1"), edit(1, 1, "2")]).text).toBe("a12b");
});

test("an edit that overlaps an earlier one is given back, not applied", () => {
  const overlapping = edit(2, 4, "x");
  expect(applyEdits("abcdef", [edit(1, 3, ""), overlapping])).toEqual({ text: "adef", left: [overlapping] });
});
