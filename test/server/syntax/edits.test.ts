import { beforeAll, describe, expect, test } from "vitest";
import { attribute, block } from "../../../server/src/syntax/body.ts";
import { addBlock, remove, type SpanEdit, setAttribute } from "../../../server/src/syntax/edits.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { readHclSource } from "../../../server/src/syntax/hcl/source.ts";
import type { Block } from "../../../server/src/syntax/nodes.ts";
import { applyEdits } from "../../../server/src/text/edit.ts";
import { engine } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

/** Applies what `make` gives for the first block of the text. */
function edited(text: string, make: (owner: Block) => readonly SpanEdit[]): string {
  const file = readHclSource(hcl, "/main.tf", "terraform", text);
  const placed = file.pieces.find(({ piece }) => piece.item?.kind === "block");
  const item = placed?.piece.item;
  if (!placed || item?.kind !== "block") throw new Error("no block");
  const edits = make(item).map(({ range, newText }) => ({
    range: { start: range.start + placed.start, end: range.end + placed.start },
    newText,
  }));
  return applyEdits(text, edits).text;
}

function removing(name: string) {
  return (owner: Block): readonly SpanEdit[] => {
    const item = attribute(owner.body, name) ?? block(owner.body, name);
    if (!item) throw new Error(`no ${name}`);
    return remove(item, owner.body);
  };
}

const body = (...lines: string[]): string =>
  `a "b" {\n${lines.map((line) => (line === "" ? "\n" : `  ${line}\n`)).join("")}}\n`;

describe("remove", () => {
  test.each([
    ["takes the whole line", body("x = 1", "y = 2"), body("y = 2")],
    ["aligns what is left", body("xxx = 1", "y   = 2"), body("y = 2")],
    ["keeps a comment behind it", body("x = 1 # why", "y = 2"), body("# why", "y = 2")],
    [
      "aligns what a comment parts",
      body("yy  = 1", "xxx = 2 # why", "z   = 3"),
      body("yy = 1", "# why", "z = 3"),
    ],
    ["keeps a comment above it", body("# why", "x = 1", "", "y = 2"), body("# why", "", "y = 2")],
    ["leaves one of two blank lines", body("y = 2", "", "x = 1", "", "z = 3"), body("y = 2", "", "z = 3")],
    ["leaves no blank line at the end of the body", body("y = 2", "", "x = 1"), body("y = 2")],
    ["leaves no blank line at the start of the body", body("x = 1", "", "y = 2"), body("y = 2")],
    ["takes a heredoc", body("x = <<EOF", "text", "EOF", "y = 2"), body("y = 2")],
    ["takes a list over several lines", body("x = [", "  1,", "]", "y = 2"), body("y = 2")],
  ])("%s", (_name, before, after) => {
    expect(edited(before, removing(before.includes("xxx") ? "xxx" : "x"))).toBe(after);
  });

  test("takes a nested block", () => {
    expect(edited(body("y = 2", "", "x {", "  z = 1", "}"), removing("x"))).toBe(body("y = 2"));
  });

  test("empties a block on one line", () => {
    expect(edited("a { x = 1 }\n", removing("x"))).toBe("a {}\n");
  });
});

describe("setAttribute", () => {
  const set = (name: string, after?: string) => (owner: Block) => setAttribute(owner, name, "true", after);
  test.each([
    ["replaces a value", body("x = 1"), set("x"), body("x = true")],
    [
      "adds at the end, aligned",
      body("long = 1", "y    = 2"),
      set("x"),
      body("long = 1", "y    = 2", "x    = true"),
    ],
    [
      "aligns the others with a longer name",
      body("x = 1", "y = 2"),
      set("longer"),
      body("x      = 1", "y      = 2", "longer = true"),
    ],
    ["adds behind a named one", body("x = 1", "y = 2"), set("z", "x"), body("x = 1", "z = true", "y = 2")],
    ["fills an empty body", "a {\n}\n", set("x"), "a {\n  x = true\n}\n"],
    ["fills an empty body on one line", "a {}\n", set("x"), "a {\n  x = true\n}\n"],
    ["opens a body on one line", "a { y = 1 }\n", set("x"), "a {\n  y = 1\n  x = true\n}\n"],
    ["goes before blocks", body("y {", "}"), set("x"), body("x = true", "", "y {", "}")],
    [
      "moves comments behind the others along",
      body("x = 1 # one", "y = 2"),
      set("longer"),
      body("x      = 1 # one", "y      = 2", "longer = true"),
    ],
  ])("%s", (_name, before, make, after) => {
    expect(edited(before, make)).toBe(after);
  });
});

describe("addBlock", () => {
  const add = (owner: Block): SpanEdit[] => [addBlock(owner, ["x {", "  y = 1", "}"])];
  test.each([
    ["goes to the end behind a blank line", body("z = 1"), body("z = 1", "", "x {", "  y = 1", "}")],
    ["is the only one in an empty body", "a {\n}\n", "a {\n  x {\n    y = 1\n  }\n}\n"],
    [
      "stays behind a comment at the end",
      body("z = 1", "# end"),
      body("z = 1", "# end", "", "x {", "  y = 1", "}"),
    ],
  ])("%s", (_name, before, after) => {
    expect(edited(before, add)).toBe(after);
  });
});
