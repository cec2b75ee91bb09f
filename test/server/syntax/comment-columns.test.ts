import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { alignComments, keepCommentColumns } from "../../../server/src/syntax/comment-columns.ts";
import { applyEdits } from "../../../server/src/text/edit.ts";
import { tofu } from "../../support/tofu.ts";

/** Replaces the first `from` of the text, or several, and keeps the columns. */
function edited(text: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  const edits = changes.map(([from, newText]) => {
    const start = text.indexOf(from);
    expect(start, from).toBeGreaterThanOrEqual(0);
    return { range: { start, end: start + from.length }, newText };
  });
  const result = applyEdits(text, keepCommentColumns(text, edits));
  expect(result.left).toEqual([]);
  return result.text;
}

const body = (...lines: string[]): string => `a {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;

describe("comments at the ends of lines", () => {
  test.each([
    [
      "a longer value",
      body("x = 1  # one", "y = 22 # two"),
      [["1", "333"]],
      body("x = 333 # one", "y = 22  # two"),
    ],
    [
      "a shorter value",
      body("x = 1   # one", "y = 333 # two"),
      [["333", "2"]],
      body("x = 1 # one", "y = 2 # two"),
    ],
    [
      "a comment of the other kind",
      body("x = 1  # one", "y = 22 // two"),
      [["22", "2"]],
      body("x = 1 # one", "y = 2 // two"),
    ],
    [
      "a line that goes",
      body("x = 1   # one", "y = 333 # two"),
      [["  y = 333 # two\n", ""]],
      body("x = 1 # one"),
    ],
    [
      "a line that parted them",
      body("x = 1 # one", "y = 333", "z = 22 # two"),
      [["  y = 333\n", ""]],
      body("x = 1  # one", "z = 22 # two"),
    ],
    [
      "a line that comes between",
      body("x = 1  # one", "z = 22 # two"),
      [["# one", "# one\n  y = 4"]],
      body("x = 1 # one", "y = 4", "z = 22 # two"),
    ],
    [
      "a comment that is left alone on its line",
      body("x = 1   # one", "y = 333 # two"),
      [["y = 333 ", ""]],
      body("x = 1 # one", "# two"),
    ],
    [
      "a new line with a comment",
      body("x = 1 # one"),
      [["# one", "# one\n  y = 333 # two"]],
      body("x = 1   # one", "y = 333 # two"),
    ],
    [
      "an edit that takes the blanks along",
      body("x = 1   # one", "y = 333 # two"),
      [["333 ", "2 "]],
      body("x = 1 # one", "y = 2 # two"),
    ],
    [
      "a comment that comes before another one",
      body("x = 1   # one", "y = 333 # two", "z = 22  # three"),
      [["y = 333", "# new"]],
      body("x = 1 # one", "# new # two", "z = 22 # three"),
    ],
    [
      "several edits",
      body("x = 1  # one", "y = 22 # two"),
      [
        ["x =", "xxx ="],
        ["y =", "y   ="],
        ["22", "2"],
      ],
      body("xxx = 1 # one", "y   = 2 # two"),
    ],
    [
      "a block comment is code",
      body("x = 1 /* one */", "y = 333 # two"),
      [["333", "2"]],
      body("x = 1 /* one */", "y = 2 # two"),
    ],
    [
      "characters of two code units",
      body('x = "é😀a" # one', 'y = "333" # two'),
      [["333", "2"]],
      body('x = "é😀a" # one', 'y = "2"   # two'),
    ],
    [
      "marks that are none",
      body('x = "#1"  # one', 'y = "//22" # two'),
      [["22", "2"]],
      body('x = "#1"  # one', 'y = "//2" # two'),
    ],
  ] as const)("%s", (_name, before, changes, after) => {
    expect(edited(before, ...changes)).toBe(after);
    expect(
      edited(
        before.replaceAll("\n", "\r\n"),
        ...changes.map(([from, to]) => [crlf(from), crlf(to)] as const),
      ),
    ).toBe(crlf(after));
    expect(alignComments(after)).toBe(after);
  });

  test("stay where they are when they did not stand below each other", () => {
    expect(edited(body("x = 1 # one", "y = 22 # two"), ["22", "333"])).toBe(
      body("x = 1 # one", "y = 333 # two"),
    );
    expect(edited(body("x = 1    # one", "y = 22   # two"), ["22", "2"])).toBe(
      body("x = 1    # one", "y = 2   # two"),
    );
  });

  test("nothing is added to edits that overlap or write into a comment", () => {
    const text = body("x = 1  # one", "y = 22 # two");
    const overlapping = [
      { range: { start: 6, end: 11 }, newText: "" },
      { range: { start: 8, end: 12 }, newText: "" },
    ];
    expect(keepCommentColumns(text, overlapping)).toBe(overlapping);
    expect(edited(text, ["22 # two", "2 # two, three"])).toBe(body("x = 1 # one", "y = 2 # two, three"));
    expect(edited(text, ["22 # t", "2 # T"])).toBe(body("x = 1  # one", "y = 2 # Two"));
  });

  test("stand where tofu fmt puts them", async () => {
    const text = body(
      "list = [ # all",
      '  "one", # 1',
      '  "three", // 3',
      '  "four", /* 4 */',
      '  "five" # 5',
      "] # end",
      "x = 1 # x",
      "# alone",
      'long = "# no" # y',
      'z = "\u00e9\u{1f600}" # z',
      "text = <<EOT",
      "a # b",
      "abc # c",
      "EOT",
      "/* a */ y = 2 # y",
      "block { # b",
      "  v = 1 # v",
      "} # e",
    );
    const folder = mkdtempSync(join(tmpdir(), "rebake-columns-"));
    try {
      writeFileSync(join(folder, "main.tf"), text);
      await tofu(["fmt"], folder);
      const formatted = readFileSync(join(folder, "main.tf"), "utf8");
      expect(formatted).not.toBe(text);
      expect(alignComments(formatted)).toBe(formatted);
      const scattered = formatted.replace(/(\S) +(# [\dxyzbve]|# all|# end|\/\/ 3)$/gm, "$1 $2");
      expect(alignComments(scattered)).toBe(formatted.replace("a   # b", "a # b"));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function crlf(text: string): string {
  return text.replaceAll("\n", "\r\n");
}
