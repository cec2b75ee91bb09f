import { describe, expect, test } from "vitest";
import { kindsInWords, lensesOf, linesWithLenses, linkArgument } from "../../../client/src/plan/lens-text.ts";
import { afterEdit, lineAt } from "../../../client/src/plan/live-lines.ts";
import { sayEnglish } from "../../../client/src/plan/mark-words.ts";
import { callsOf, marksOf } from "../../../client/src/plan/marks.ts";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import { deleted, planned, replaced, updated } from "./views.ts";

function titles(view: PlanView, address: string, isOutdated = false): string[] {
  const marks = marksOf(view).filter((one) => one.address === address);
  return lensesOf(marks, isOutdated, sayEnglish).map(({ title }) => title);
}

describe("the lenses of a block", () => {
  test("say how often what is done, and why", () => {
    const view = planned([replaced("test_machine.web[0]"), replaced("test_machine.web[1]")]);
    expect(titles(view, "test_machine.web")).toEqual(["$(refresh)\u00a0replace ×2, destroy first: image_id"]);
    expect(titles(planned([replaced("test_machine.web")]), "test_machine.web")).toEqual([
      "$(refresh)\u00a0replace, destroy first: image_id",
    ]);
  });

  test("are one for each kind, the riskiest first", () => {
    const view = planned([
      updated("test_machine.web[0]"),
      replaced("test_machine.web[1]", ["create", "delete"]),
      deleted("test_machine.web[2]"),
    ]);
    expect(titles(view, "test_machine.web")).toEqual([
      "$(trash)\u00a0delete",
      "$(sync)\u00a0replace, create first: image_id",
      "$(edit)\u00a0update in place: size",
    ]);
  });

  test("show what looks like an icon in a key as it is", () => {
    const view = planned([updated("test_machine.web", "$(trash)")]);
    expect(titles(view, "test_machine.web")).toEqual(['$(edit)\u00a0update in place: ["\\$(trash)"]']);
  });

  test("are those of the riskiest lines where a document has too many", () => {
    const lineOf = (change: object) => ({ marks: marksOf(planned([change])) });
    const lines = [updated("a.a"), replaced("a.b"), updated("a.c"), deleted("a.d")].map(lineOf);
    expect(linesWithLenses(lines, 3)).toEqual([lines[0], lines[1], lines[3]]);
    expect(linesWithLenses(lines)).toBe(lines);
  });

  test("say that the source has changed since", () => {
    expect(titles(planned([updated("test_machine.web")]), "test_machine.web", true)).toEqual([
      "$(edit)\u00a0update in place: size (before your changes)",
    ]);
  });

  test("name three attributes and how many more there are", () => {
    const names = ["a", "b", "c", "d", "e"];
    const view = planned([...names.map((name, index) => updated(`test_machine.web[${index}]`, name))]);
    expect(titles(view, "test_machine.web")).toEqual(["$(edit)\u00a0update in place ×5: a, b, c and 2 more"]);
  });

  test("lead to the first change of their kind, and name all in the tooltip", () => {
    const view = planned([replaced('test_machine.web["a"]'), replaced('test_machine.web["b"]')]);
    const [lens] = lensesOf(marksOf(view), false, sayEnglish);
    expect(lens).toMatchObject({
      change: 'test_machine.web["a"]',
      tooltip: 'image_id cannot be changed in place\ntest_machine.web["a"]\ntest_machine.web["b"]',
    });
  });

  test("are one for the blocks of a module that is called twice", () => {
    const view = planned([replaced("module.a.test_machine.web"), replaced("module.b.test_machine.web")]);
    const marks = marksOf(view).filter(({ isCall }) => !isCall);
    expect(lensesOf(marks, false, sayEnglish).map(({ title }) => title)).toEqual([
      "$(refresh)\u00a0replace ×2, destroy first: image_id",
    ]);
  });
});

describe("a module call", () => {
  const view = planned([
    updated('module.web["a"].test_machine.node'),
    deleted('module.web["b.c"].module.inner.test_machine.node[0]'),
    updated("test_machine.other"),
  ]);

  test("sums up what is inside, at each depth", () => {
    expect(titles(view, "module.web")).toEqual([
      "$(trash)\u00a0module.web: 1 to delete · 1 to update in place",
    ]);
    expect(titles(view, "module.web.module.inner")).toEqual([
      "$(trash)\u00a0module.web.module.inner: 1 to delete",
    ]);
  });

  test("is where what is inside is looked for in vain", () => {
    expect(callsOf("module.web.module.inner.test_machine.node")).toEqual([
      "module.web",
      "module.web.module.inner",
    ]);
    expect(callsOf("test_machine.node")).toEqual([]);
  });

  test("names three kinds at most", () => {
    const kinds = (["delete", "update", "create", "move", "read"] as const).map((kind) => ({
      kind,
      count: 2,
      attributes: [],
      reason: "",
      changes: [],
    }));
    expect(kindsInWords(kinds, sayEnglish)).toBe("2 to delete · 2 to update in place · 2 to create · 4 more");
  });
});

describe("a mark after an edit", () => {
  const at = (start: [number, number], end: [number, number]) => ({
    start: { line: start[0], character: start[1] },
    end: { line: end[0], character: end[1] },
  });
  const header = at([5, 0], [5, 20]);
  test.each([
    ["a line above", at([1, 0], [1, 0]), "\n", at([6, 0], [6, 20])],
    ["two lines fewer above", at([1, 0], [3, 0]), "", at([3, 0], [3, 20])],
    ["a line below", at([6, 0], [6, 0]), "\n", header],
    ["a line before it in its own", at([5, 0], [5, 0]), "x\n", at([6, 0], [6, 20])],
    ["letters before it in its own", at([5, 0], [5, 0]), "xy", at([5, 2], [5, 22])],
    ["letters within it", at([5, 3], [5, 4]), "abc", header],
    ["all of it gone", at([4, 0], [9, 0]), "", undefined],
  ])("%s", (_what, range, text, expected) => {
    expect(afterEdit(header, { range, text })).toEqual(expected);
  });
});

test.each([
  [0, "a"],
  [1, "a"],
  [2, "a"],
  [3, undefined],
  [4, "b"],
  [5, "b"],
])("with the cursor in line %i the block is %s", (cursor, expected) => {
  const text = ['resource "a" "a" {', "  x = {}", "}", "", 'resource "b" "b" {', "  y = 1"];
  const lines = [
    { name: "a", range: { start: { line: 0 } } },
    { name: "b", range: { start: { line: 4 } } },
  ];
  expect(lineAt(lines, cursor, (line) => text[line] ?? "")?.name).toBe(expected);
});

test("an address cannot leave the link of a hover", () => {
  const values = ["/w (1)", 'test_machine.web["](http://x)"]'];
  const link = linkArgument(values);
  expect(link).not.toMatch(/[()[\]]/);
  expect(JSON.parse(decodeURIComponent(link))).toEqual(values);
});
