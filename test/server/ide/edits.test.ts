import { describe, expect, test } from "vitest";
import { withFreeNames } from "../../../server/src/ide/free-names.ts";
import { replacement } from "../../../server/src/ide/replacement.ts";
import { suppress } from "../../../server/src/ide/suppress.ts";
import { readHclSource } from "../../../server/src/syntax/hcl/source.ts";
import { applyEdits } from "../../../server/src/text/edit.ts";
import { engine } from "../../support/analysis.ts";

describe("the one stretch that differs", () => {
  test.each([
    ["abc", "abc", ""],
    ["abc", "axc", "x"],
    ["", "new", "new"],
    ["aa", "aaa", "a"],
    ["a😀b", "a😁b", "😁"],
    ["a\r\nb", "a\nb", "\n"],
    ["a\n", "a\r\n", "\r\n"],
  ])("%j to %j", (before, after, newText) => {
    const edit = replacement(before, after);
    expect(edit.newText).toBe(newText);
    expect(applyEdits(before, [edit]).text).toBe(after);
  });
});

describe("names of new files", () => {
  const edits = {
    changes: new Map([
      ["/w/a.tf", [{ range: { start: 0, end: 0 }, newText: 'file("web.sh") my-web.sh web.sh' }]],
    ]),
    newFiles: [
      { path: "/w/web.sh", text: "# web.sh" },
      { path: "/w/one.auto.tfvars", text: "" },
    ],
  };

  test("stay when they are free", async () => {
    expect(await withFreeNames(edits, "/w", async () => false)).toBe(edits);
  });

  test("get a number when they are taken, wherever they are written", async () => {
    const taken = ["/w/web.sh", "/w/web-2.sh", "/w/one.auto.tfvars"];
    const free = await withFreeNames(edits, "/w", async (path) => taken.includes(path));
    expect(free.newFiles).toEqual([
      { path: "/w/web-3.sh", text: "# web-3.sh" },
      { path: "/w/one-2.auto.tfvars", text: "" },
    ]);
    expect(free.changes.get("/w/a.tf")?.[0]?.newText).toBe('file("web-3.sh") my-web.sh web-3.sh');
  });
});

describe("a comment that suppresses", () => {
  const text = 'resource "a" "b" {\n\tscript = <<EOT\n  curl\nEOT\n}\n';
  const source = async () => readHclSource(await engine(), "/w/a.tf", "terraform", text);

  test("stands above the line, as deep as it", async () => {
    const at = { start: text.indexOf("script"), end: text.indexOf("script") + 6 };
    const made = suppress(await source(), "rule", at, "line");
    expect(made?.edit.newText).toBe("\t# rebake:ignore rule reason\n");
    expect(made?.edit.newText.slice(made.reason.start, made.reason.end)).toBe("reason");
  });

  test("is not offered inside a heredoc, where it would be part of the script", async () => {
    const at = { start: text.indexOf("curl"), end: text.indexOf("curl") + 4 };
    expect(suppress(await source(), "rule", at, "line")).toBeUndefined();
  });

  test("for the file stands behind a byte order mark", async () => {
    const file = { ...(await source()), text: `\uFEFF${text}` };
    expect(suppress(file, "rule", { start: 0, end: 1 }, "file")?.edit.range).toEqual({ start: 1, end: 1 });
  });
});
