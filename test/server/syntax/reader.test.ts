import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parseBody, parseDamagedBody } from "../../../server/src/syntax/hcl/body-parser.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { readBody } from "../../../server/src/syntax/hcl/reader/body.ts";
import { dialectOf } from "../../../server/src/syntax/names.ts";
import type { Body, Piece } from "../../../server/src/syntax/nodes.ts";
import { cut } from "../../../server/src/syntax/scanner.ts";
import { engine } from "../../support/analysis.ts";
import { corpusFolders, hasCorpus } from "../../support/corpus.ts";
import { readFixtures } from "../../support/fixtures.ts";
import { FRAMES, GAPS, LEFT_BODIES, NASTY_BODIES, TOKENS } from "../../support/nasty-bodies.ts";
import { nodeDifference } from "../../support/node-difference.ts";

/** Where the reader reads more than tree-sitter, and why it is the reader that is right. */
const DELIBERATE: readonly { readonly spelling: RegExp; readonly reason: string }[] = [
  {
    spelling: /\d[eE][-+]?\d/,
    reason: "HCL has numbers such as 1e3; the grammar wants a fraction before the exponent.",
  },
  {
    spelling: /\n(?:\s|\/\*.*?\*\/)*\(/s,
    reason:
      "In an object, a parenthesis on the line after a name begins the next key; the grammar sees a call.",
  },
  {
    spelling: /\$\$\$\{|%%%\{/,
    reason:
      "Of $$${ the last two signs are the escape, so nothing is opened; the grammar takes the first two.",
  },
];

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

describe("what the reader reads, tree-sitter reads too, and the nodes are the same", () => {
  test.each(NASTY_BODIES)("%j", (text) => {
    expect(readWhole(text), "left to tree-sitter").toBeDefined();
    expect(disagreement(text)).toBeUndefined();
  });

  test("in the fixtures of the rules", () => {
    const bodies = fixtureTexts().flatMap(([path, text]) => bodiesOf(path, text));
    expect(bodies.length).toBeGreaterThan(500);
    for (const body of bodies) expect(disagreement(body), body).toBeUndefined();
    expect(bodies.filter((body) => !readWhole(body)).length).toBeLessThan(bodies.length / 50);
  });

  test.runIf(hasCorpus())(
    "in real files, of which hardly any are left to tree-sitter",
    { timeout: 240_000 },
    () => {
      let count = 0;
      let left = 0;
      for (const { directory, texts } of corpusFolders()) {
        for (const [name, text] of Object.entries(texts)) {
          for (const body of bodiesOf(name, text)) {
            count++;
            if (!readWhole(body)) left++;
            const found = disagreement(body);
            if (found !== undefined) expect.fail(`${directory}/${name}: ${found}\n${body}`);
          }
        }
      }
      console.log(`${count} blocks, ${left} of them left to tree-sitter`);
      expect(count).toBeGreaterThan(10_000);
      expect(left).toBeLessThan(count / 1000);
    },
  );

  test("after any change of a sound text", () => {
    const random = generator(20261126);
    const sound = [...NASTY_BODIES, ...fixtureTexts().flatMap(([path, text]) => bodiesOf(path, text))];
    let read = 0;
    for (let round = 0; round < 30_000; round++) {
      let text = sound[random(sound.length)] as string;
      for (let change = random(3); change >= 0; change--) text = changed(text, random);
      if (readWhole(text)) read++;
      const found = disagreement(text);
      if (found !== undefined) expect.fail(`${found}\n${JSON.stringify(text)}`);
    }
    expect(read).toBeGreaterThan(5000);
  });

  test("in any order of tokens", () => {
    const random = generator(20261127);
    let read = 0;
    for (let round = 0; round < 100_000; round++) {
      let soup = "";
      for (let length = random(9); length >= 0; length--) {
        soup += (TOKENS[random(TOKENS.length)] as string) + (GAPS[random(GAPS.length)] as string);
      }
      const text = (FRAMES[random(FRAMES.length)] as string).replace("@", () => soup);
      if (readWhole(text)) read++;
      const found = disagreement(text);
      if (found !== undefined) expect.fail(`${found}\n${JSON.stringify(text)}`);
    }
    expect(read).toBeGreaterThan(2000);
  });
});

describe("what the reader leaves to tree-sitter", () => {
  test.each(LEFT_BODIES)("%j", (text) => {
    expect(readWhole(text)).toBeUndefined();
    expect(nodeDifference(parse(text), parseSlowly(text))).toBeUndefined();
  });

  test.each([
    ["blocks", (depth: number) => "a {\n".repeat(depth) + "}\n".repeat(depth)],
    ["parentheses", (depth: number) => `a = ${"(".repeat(depth)}1${")".repeat(depth)}\n`],
    ["lists", (depth: number) => `a = ${"[".repeat(depth)}${"]".repeat(depth)}\n`],
    ["objects", (depth: number) => `a = ${"{ a = ".repeat(depth)}1${" }".repeat(depth)}\n`],
    ["keys", (depth: number) => `a = ${"{ (".repeat(depth)}1${") = 1 }".repeat(depth)}\n`],
    ["calls", (depth: number) => `a = ${"f(".repeat(depth)}${")".repeat(depth)}\n`],
    ["comprehensions", (depth: number) => `a = ${"[for x in ".repeat(depth)}y${" : x]".repeat(depth)}\n`],
    ["signs", (depth: number) => `a = ${"-".repeat(depth)}1\n`],
    ["sums", (depth: number) => `a = 1${" + 1".repeat(depth)}\n`],
    ["sums in parentheses", (depth: number) => `a = ${"(1 + ".repeat(depth)}1${")".repeat(depth)}\n`],
    ["conditions", (depth: number) => `a = ${"x ? y : ".repeat(depth)}z\n`],
    ["conditions in conditions", (depth: number) => `a = ${"x ? ".repeat(depth)}y${" : z".repeat(depth)}\n`],
    [
      "conditions of conditions",
      (depth: number) => `a = ${"(".repeat(depth)}x${" ? y : z)".repeat(depth)}\n`,
    ],
    ["indices", (depth: number) => `a = b${"[0]".repeat(depth)}\n`],
    ["indices in indices", (depth: number) => `a = ${"b[".repeat(depth)}0${"]".repeat(depth)}\n`],
    ["splats", (depth: number) => `a = b${"[*]".repeat(depth)}\n`],
    ["strings in strings", (depth: number) => `a = ${'"${'.repeat(depth)}x${'}"'.repeat(depth)}\n`],
    ["directives", (depth: number) => `a = "${"%{ if x }".repeat(depth)}${"%{ endif }".repeat(depth)}"\n`],
    ["heredocs", (depth: number) => `a = ${"<<E\n${".repeat(depth)}x${"}\nE\n".repeat(depth)}\n`],
  ])("deep nesting of %s", (_what, nested) => {
    for (const depth of [3, 10, 20, 45, 60, 95, 120, 240, 260]) {
      const text = nested(depth);
      expect(disagreement(text)).toBeUndefined();
      expect(nodeDifference(parse(text), readWhole(text) ?? parseSlowly(text))).toBeUndefined();
    }
    expect(readWhole(nested(10_000))).toBeUndefined();
    expect(() => parse(nested(10_000))).not.toThrow();
  });
});

test("the reader is right where tree-sitter is not", () => {
  const [number, object] = readWhole("a = 1e3\nb = {\n  c = d\n  (e) = f\n}\n")?.attributes ?? [];
  expect(number?.expression).toMatchObject({ value: 1000, range: { start: 4, end: 7 } });
  const items = object?.expression.kind === "object" ? object.expression.items : [];
  expect(items.map(({ key, value }) => [key.kind, value.kind])).toEqual([
    ["traversal", "traversal"],
    ["parentheses", "traversal"],
  ]);
});

test("long texts are read as a whole", () => {
  const long = "x".repeat(10_000_000);
  const [literal] = readWhole(`a = "${long}"\n`)?.attributes ?? [];
  expect(literal?.expression).toMatchObject({ kind: "literal", value: long });
  const [heredoc] = readWhole(`a = <<EOT\n${"x\n".repeat(1_000_000)}EOT\n`)?.attributes ?? [];
  expect(heredoc?.expression).toMatchObject({ kind: "literal", form: "heredoc" });
  const [names] = readWhole(`a = b${".c".repeat(100_000)}\n`)?.attributes ?? [];
  expect(names?.expression).toMatchObject({ kind: "traversal", root: "b" });
  const parts = readWhole(`a = "${"${x}".repeat(100_000)}"\n`)?.attributes[0]?.expression;
  expect(parts?.kind === "template" && parts.parts.length).toBe(100_000);
  expect(readWhole("a = 1\n".repeat(100_000))?.attributes).toHaveLength(100_000);
});

test("nothing outside of the range is read", () => {
  const text = 'a { b = "c${d}" /* e */ }\nf = <<EOT\ng\nEOT\n';
  for (let end = 3; end <= text.length; end++) {
    const range = { start: 3, end };
    const read = readBody(pieceOf(text), range) !== undefined;
    expect(read, text.slice(0, end)).toBe(readBody(pieceOf(text.slice(0, end)), range) !== undefined);
  }
});

/** What differs between the readers where the fast one reads the text at all, unless that is meant to be. */
function disagreement(text: string): string | undefined {
  const fast = readWhole(text);
  if (!fast || DELIBERATE.some(({ spelling }) => spelling.test(text))) return undefined;
  const slow = parseSlowly(text);
  const [problem] = slow.problems;
  if (problem) return `${problem.message} at ${problem.range.start}`;
  return nodeDifference(fast, slow);
}

let lastPiece: Piece | undefined;

/** The same piece for the same text, so that its nodes can be compared. */
function pieceOf(text: string): Piece {
  if (lastPiece?.text !== text) {
    lastPiece = { text, item: undefined, itemRange: { start: 0, end: 0 }, damaged: false, knownProblems: [] };
  }
  return lastPiece as Piece;
}

function wholeOf(text: string): { start: number; end: number } {
  return { start: 0, end: text.length };
}

function readWhole(text: string): Body | undefined {
  return readBody(pieceOf(text), wholeOf(text));
}

function parseSlowly(text: string): Body {
  return parseDamagedBody(hcl, pieceOf(text), wholeOf(text));
}

function parse(text: string): Body {
  return parseBody(hcl, pieceOf(text), wholeOf(text));
}

/** The insides of a file's blocks, and its attributes. */
function bodiesOf(path: string, text: string): string[] {
  const dialect = dialectOf(path);
  if (!dialect) return [];
  return cut(text, dialect).flatMap((one) => {
    if (one.kind === "block") return [text.slice(one.bodyStart, one.bodyEnd)];
    return one.kind === "attribute" ? [text.slice(one.itemStart, one.itemEnd)] : [];
  });
}

function generator(start: number): (limit: number) => number {
  let seed = start;
  return (limit) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    // The low bits of such a generator repeat themselves.
    return Math.floor((seed / 2 ** 32) * limit);
  };
}

function changed(text: string, random: (limit: number) => number): string {
  const at = random(text.length + 1);
  const kind = random(10);
  if (kind < 2) return text.slice(0, at) + text.slice(at + 1 + random(3));
  const from = random(text.length + 1);
  const inserted = kind < 9 ? (TOKENS[random(TOKENS.length)] as string) : text.slice(from, from + random(20));
  return text.slice(0, at) + inserted + text.slice(at + (kind < 7 ? 0 : random(10)));
}

function fixtureTexts(): (readonly [path: string, text: string])[] {
  return readFixtures(join(import.meta.dirname, "../../rules")).flatMap(({ before, after }) => [
    ...Object.entries(before),
    ...Object.entries(after ?? {}),
  ]);
}
