import { describe, expect, test } from "vitest";
import { HCL_FILE_NAME, moveRange, readHclErrors } from "../../../server/src/ide/hcl-errors.ts";

const said = (...errors: string[]) =>
  `parse config: [${errors.map((error) => `${HCL_FILE_NAME}:${error}`).join(" ")}]`;
const textAt = (answer: string, text: string) =>
  readHclErrors(answer, text).map(({ range }) => text.slice(range.start, range.end));

describe("an answer of HashiCorp's parser", () => {
  test("may hold several errors, in one line or over several", () => {
    const text = 'a = 1 b\nc = "x\nd = 2\n';
    const answer = said(
      "1,7-8: Missing newline; An argument must end with a newline.",
      "2,6-3,1: Invalid string; Use \\n.",
    );
    expect(textAt(answer, text)).toEqual(["b", "x\n"]);
    expect(readHclErrors(answer, text).map(({ message }) => message)).toEqual([
      "Missing newline. An argument must end with a newline.",
      "Invalid string. Use \\n.",
    ]);
  });

  test("counts what a reader takes for characters, not bytes or code units", () => {
    expect(textAt(said("2,20-21: X; y."), '# äöü\nlocals { x = "é" + }\n')).toEqual(["}"]);
    expect(textAt(said("1,13-14: X; y."), 'a = "äöü😀👨‍👩‍👧" b = 2\n')).toEqual(["b"]);
    expect(textAt(said("1,10-11: X; y."), 'a = "e\u0301e\u0301" b\n')).toEqual(["b"]);
  });

  test("does not count a byte order mark, and knows only LF as the end of a line", () => {
    expect(textAt(said("1,7-8: X; y."), "\uFEFFa = 1 b\n")).toEqual(["b"]);
    expect(textAt(said("2,7-3,1: X; y."), 'a = 1\r\nb = "x\r\n')).toEqual(["\r\n"]);
    expect(textAt(said("1,6-7: X; y."), "a = 1\rb = 2\r")).toEqual(["\r"]);
  });

  test("has something to show even where its range is empty or beyond the end", () => {
    expect(textAt(said("3,1-1: Unterminated; y."), "a = <<EOT\nfoo\n")).toEqual(["o"]);
    expect(textAt(said("1,3-1: X; y."), "abc\n")).toEqual(["c"]);
    expect(textAt(said("9,1-2: X; y."), "abc")).toEqual(["c"]);
    expect(textAt(said("1,1-1: X; y."), "")).toEqual([""]);
  });

  test("names no file of ours, and says everything once, and not hundreds of times", () => {
    const [error, ...others] = readHclErrors(
      said(...Array(3).fill(`2,1-2: Attribute redefined; It was set at ${HCL_FILE_NAME}:1,1-2. Once.`)),
      "a = 1\na = 2\n",
    );
    expect(error?.message).toBe("Attribute redefined. It was set in line 1. Once.");
    expect(others).toEqual([]);
    const many = said(...Array.from({ length: 300 }, (_, line) => `${line + 1},1-2: X; y.`));
    expect(readHclErrors(many, "a\n".repeat(300))).toHaveLength(20);
  });

  test("that is about something else says nothing", () => {
    expect(readHclErrors("convert file: something", "a")).toEqual([]);
    expect(readHclErrors("", "a")).toEqual([]);
  });
});

test.each([
  ["before it", { start: 0, end: 0 }, "xx", { start: 7, end: 10 }],
  ["behind it", { start: 9, end: 9 }, "xx", { start: 5, end: 8 }],
  ["around it", { start: 4, end: 9 }, "", { start: 4, end: 4 }],
  ["inside", { start: 6, end: 7 }, "xxx", { start: 5, end: 10 }],
])("an error moves with an edit %s", (_where, range, newText, expected) => {
  expect(moveRange({ start: 5, end: 8 }, { range, newText })).toEqual(expected);
});
