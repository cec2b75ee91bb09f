import { beforeAll, describe, expect, test } from "vitest";
import { attribute } from "../../../server/src/syntax/body.ts";
import { keepCommentColumns } from "../../../server/src/syntax/comment-columns.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { removeItems } from "../../../server/src/syntax/list-edits.ts";
import type { Expression, TupleExpression } from "../../../server/src/syntax/nodes.ts";
import { removeObjectItem } from "../../../server/src/syntax/object-edits.ts";
import { applyEdits } from "../../../server/src/text/edit.ts";
import { engine, folderOf } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

/** Takes the items that read `"x"` out of the list. */
function withoutX(list: string): string {
  const value = read(list);
  if (value.kind !== "tuple") throw new Error("not a list");
  const gone = value.items.filter((item) => item.kind === "literal" && item.value === "x");
  return apply(list, removeItems(value as TupleExpression, gone));
}

/** Takes the item named x out of the object. */
function withoutKeyX(object: string): string {
  const value = read(object);
  if (value.kind !== "object") throw new Error("not an object");
  const [gone] = value.items.filter((item) => item.name === "x");
  return gone ? apply(object, removeObjectItem(value, gone)) : object;
}

function read(value: string): Expression {
  const folder = folderOf(hcl, { "main.tf": `locals {\n  v = ${value}\n}\n` });
  const [locals] = folder.terraform?.blocks("locals") ?? [];
  const found = locals && attribute(locals.body, "v");
  if (!found) throw new Error("nothing to read");
  return found.expression;
}

function apply(value: string, edits: ReturnType<typeof removeItems>): string {
  const text = `locals {\n  v = ${value}\n}\n`;
  const result = applyEdits(
    text,
    keepCommentColumns(
      text,
      edits.map(({ range, newText }) => ({ range, newText })),
    ),
  );
  expect(result.left).toEqual([]);
  return result.text.slice("locals {\n  v = ".length, -"\n}\n".length);
}

describe("taking items out of a list on one line", () => {
  test.each([
    ['["x"]', "[]"],
    ['[ "x", "x" ]', "[]"],
    ['["x", "a"]', '["a"]'],
    ['["a", "x"]', '["a"]'],
    ['["a", "x", "b"]', '["a", "b"]'],
    ['["x", "x", "b"]', '["b"]'],
    ['["a", "x", "x"]', '["a"]'],
    ['["x", "a", "x"]', '["a"]'],
    ['["a","x",]', '["a",]'],
    ['["a", /* why */ "x"]', '["a" /* why */]'],
    ['["x" /* why */, "a"]', '[/* why */ "a"]'],
    ['["x", /* why */ "a"]', '[/* why */ "a"]'],
    ['["x" /* 1 */, /* 2 */ "x" /* 3 */, "a"]', '[/* 1 */ /* 2 */ /* 3 */ "a"]'],
    ['["x" /* 1 */, /* 2 */ "a"]', '[/* 1 */ /* 2 */ "a"]'],
    ['["a", "x" /* why */]', '["a" /* why */]'],
    ['["a", "x" /* why */, "b"]', '["a", /* why */ "b"]'],
    ['["a", /* 1 */ "x" /* 2 */]', '["a" /* 1 */ /* 2 */]'],
    ['["a" /* 1 */, "x" /* 2 */]', '["a" /* 1 */ /* 2 */]'],
    ['["x" /* why */]', "[/* why */]"],
  ])("%s", (before, after) => {
    expect(withoutX(before)).toBe(after);
  });
});

test.each([
  ['["x", # why\n  "a"]', '[ # why\n  "a"]'],
  ['["a", # why\n  "x"]', '["a" # why\n  ]'],
  ['["a", "x", # why\n  "b"]', '["a", # why\n  "b"]'],
  ['["a",\n  "x"]', '["a"]'],
])("taking items out of a list whose brackets share lines with items: %s", (before, after) => {
  expect(withoutX(before)).toBe(after);
});

describe("taking items out of a list over several lines", () => {
  const lines = (...text: string[]): string => ["[", ...text.map((line) => `    ${line}`), "  ]"].join("\n");

  test("takes their lines along", () => {
    expect(withoutX(lines('"a",', '"x",', '"b",'))).toBe(lines('"a",', '"b",'));
    expect(withoutX(lines('"x",', '"x",', '"b"'))).toBe(lines('"b"'));
  });

  test("a list without a comma at its end gets none", () => {
    expect(withoutX(lines('"a",', '"x"'))).toBe(lines('"a"'));
  });

  test("keeps comments, and aligns them again", () => {
    expect(withoutX(lines('"a", # one', '"x", # two', '"bcd", # three'))).toBe(
      lines('"a", # one', "# two", '"bcd", # three'),
    );
    expect(withoutX(lines('"a",   # one', '"bcd", # two', '"x",   # three'))).toBe(
      lines('"a",   # one', '"bcd", # two', "# three"),
    );
    expect(withoutX(lines('"a",   # one', '"x",   # two', '"bcd", # three'))).toBe(
      lines('"a", # one', "# two", '"bcd", # three'),
    );
    expect(withoutX(lines("# all", '"x"'))).toBe(lines("# all"));
    expect(withoutX(lines('"x", /* one */', '"x" /* two */,', '"b"'))).toBe(
      lines("/* one */", "/* two */", '"b"'),
    );
    expect(withoutX(lines('"a" /* one */,', '"x" /* two */'))).toBe(lines('"a" /* one */', "/* two */"));
  });

  test("drops the comma that no item follows when several last ones go", () => {
    expect(withoutX(lines('"a",', '"x",', '"x"'))).toBe(lines('"a"'));
  });
});

describe("taking an item out of an object", () => {
  test.each([
    ["{ x = 1, b = 2 }", "{ b = 2 }"],
    ["{ b = 2, x = 1 }", "{ b = 2 }"],
    ["{ a = 0, x = 1, b = 2 }", "{ a = 0, b = 2 }"],
    ["{ x = 1 /* one */, b = 2 }", "{ /* one */ b = 2 }"],
    ["{ b = 2 /* two */, x = 1 /* one */ }", "{ b = 2 /* two */ /* one */ }"],
    ["{\n    x = 1\n    b = 2\n  }", "{\n    b = 2\n  }"],
    ["{\n    x = 1,\n    b = 2,\n  }", "{\n    b = 2,\n  }"],
    ["{\n    b = 2 # two\n    x = 1 # one\n  }", "{\n    b = 2 # two\n    # one\n  }"],
  ])("%s", (before, after) => {
    expect(withoutKeyX(before)).toBe(after);
  });
});
