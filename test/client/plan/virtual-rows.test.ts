import { expect, test } from "vitest";
import { VirtualRows } from "../../../client/pages/plan/virtual-rows.ts";

const USUAL = 24;
const rowsOfKinds = (...kinds: string[]) => kinds.map((kind, index) => ({ key: `${index}`, kind }));
const offsets = (virtual: VirtualRows<{ key: string; kind: string }>): number[] =>
  Array.from({ length: virtual.rows.length + 1 }, (_, index) => virtual.offsetOf(index));

test("rows are as high as was measured, and others like the first one of their kind", () => {
  const virtual = new VirtualRows(USUAL);
  virtual.setRows(rowsOfKinds("a", "a", "b", "a", "b"));
  expect(offsets(virtual)).toEqual([0, 24, 48, 72, 96, 120]);
  expect(virtual.measure(new Map([[1, 30]]))).toBe(true);
  expect(offsets(virtual)).toEqual([0, 30, 60, 84, 114, 138]);
  // Both at once: another of a kind that is known, and the first of one that is not.
  expect(
    virtual.measure(
      new Map([
        [0, 50],
        [4, 10],
      ]),
    ),
  ).toBe(true);
  expect(offsets(virtual)).toEqual([0, 50, 80, 90, 120, 130]);
  expect(virtual.measure(new Map([[3, 30]]))).toBe(false);
  expect(virtual.measure(new Map([[3, 40]]))).toBe(true);
  expect(offsets(virtual)).toEqual([0, 50, 80, 90, 130, 140]);
  expect([79, 80, 89, 90, 1000].map((y) => virtual.indexAt(y))).toEqual([1, 2, 2, 3, 4]);
});

test("what was measured is kept for rows that are shown again, in whatever order, until it is forgotten", () => {
  const virtual = new VirtualRows(USUAL);
  const [one, two, three] = rowsOfKinds("a", "a", "b");
  if (!one || !two || !three) throw new Error("three rows");
  virtual.setRows([one, two, three]);
  virtual.measure(
    new Map([
      [0, 20],
      [1, 33],
      [2, 44],
    ]),
  );
  virtual.setRows([three, two]);
  expect(offsets(virtual)).toEqual([0, 44, 77]);
  virtual.forget();
  expect(offsets(virtual)).toEqual([0, 24, 48]);
  virtual.setRows([]);
  expect([virtual.height, virtual.indexAt(5)]).toEqual([0, 0]);
});
