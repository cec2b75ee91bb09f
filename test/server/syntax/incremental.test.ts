import { beforeAll, describe, expect, test } from "vitest";
import { largeFile } from "../../../scripts/bench/generated.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { readHclSource } from "../../../server/src/syntax/hcl/source.ts";
import type { SourceFile } from "../../../server/src/syntax/source-file.ts";
import { engine } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

/** Everything that the outside sees of the pieces. */
function outline(file: SourceFile): unknown[] {
  return file.pieces.map(({ piece, start }) => ({
    start,
    text: piece.text,
    item: piece.item && { kind: piece.item.kind, range: piece.item.range },
    type:
      piece.item?.kind === "block"
        ? [piece.item.type, ...piece.item.labels.map((label) => label.text)]
        : piece.item?.name,
  }));
}

const read = (text: string, previous?: SourceFile): SourceFile =>
  readHclSource(hcl, "/main.tf", "terraform", text, previous);

test("after any edit a file has the pieces it would have if it were read anew", () => {
  let seed = 20261123;
  const random = (limit: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed % limit;
  };
  const inserts = [
    '"',
    "{",
    "}",
    "\n",
    "#",
    "/*",
    "*/",
    "<<EOF\n",
    "EOF\n",
    "x",
    ' "y" {\n',
    'resource "a" "b" {}\n',
    "${",
    "# comment\n",
    "\n\n",
    "locals {\n",
  ];
  let file = read(largeFile(150));
  for (let round = 0; round < 1500; round++) {
    // Now and then back to a sound file, so that not all rounds work on rubble.
    if (round % 25 === 0) file = read(largeFile(150), file);
    const at = random(file.text.length);
    const gone = random(4) === 0 ? random(60) : 0;
    const text = file.text.slice(0, at) + inserts[random(inserts.length)] + file.text.slice(at + gone);
    file = read(text, file);
    expect(file.pieces.map(({ piece }) => piece.text).join("")).toBe(text);
    expect(outline(file)).toEqual(outline(read(text)));
  }
});

describe("an edit keeps the pieces it does not touch", () => {
  test.each([
    ["inside a block", 'a = "1"', 'a = "12"'],
    ["a new block between others", 'b "y" {}\n', 'b "y" {}\n\nnew "z" {\n}\n'],
    ["a block taken away", '\nb "y" {}\n', ""],
    ["a comment before a block", 'b "y" {}\n', '# about y\nb "y" {}\n'],
  ])("%s", (_name, from, to) => {
    const before = read('b "x" {\n  a = "1"\n}\n\nb "y" {}\n\nb "z" {\n  a = 2\n}\n');
    const after = read(before.text.replace(from, to), before);
    const kept = after.pieces.filter(({ piece }) => before.pieces.some((old) => old.piece === piece));
    expect(kept.length).toBeGreaterThanOrEqual(before.pieces.length - 1);
  });

  test("two edits far apart keep what lies between them", () => {
    const before = read('b "x" {\n  a = 1\n}\nb "m" {\n}\nb "z" {\n  a = 1\n}\n');
    const after = read(before.text.replaceAll("1", "2"), before);
    expect(after.pieces.map(({ piece }) => before.pieces.some((old) => old.piece === piece))).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("two pieces of the same text stay two", () => {
    const before = read('b "x" {\n}\nb "x" {\n}\n');
    const after = read(`# new\n\n${before.text}b "x" {\n}\n`, before);
    expect(new Set(after.pieces.map(({ piece }) => piece)).size).toBe(after.pieces.length);
  });

  test("all when nothing changed", () => {
    const before = read(largeFile(200));
    expect(read(before.text, before).pieces.map(({ piece }) => piece)).toEqual(
      before.pieces.map(({ piece }) => piece),
    );
  });
});
