import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Cut, cut } from "../../../server/src/syntax/scanner.ts";
import type { Dialect } from "../../../server/src/syntax/source-file.ts";

const corpus = fileURLToPath(new URL("../../../../shared/corpus", import.meta.url));
const editsOfEachKind = 200;

type Random = (below: number) => number;
/** Damages `text` inside of `block`. */
type Damage = (text: string, block: Cut, random: Random) => string;

const kinds: Readonly<Record<string, Damage>> = {
  "a deleted character": (text, block, random) => {
    const offset = block.itemStart + random(block.itemEnd - block.itemStart);
    return text.slice(0, offset) + text.slice(offset + 1);
  },
  "half an attribute name": (text, block, random) => insertLine(text, block, random, "  inst"),
  "an unclosed quote": (text, block, random) => {
    const quotes = offsetsOf(text, '"', block.itemStart, block.itemEnd);
    const offset = quotes[random(quotes.length)];
    if (offset === undefined || random(2) === 0) return insertLine(text, block, random, '  name = "web');
    return text.slice(0, offset) + text.slice(offset + 1);
  },
  "a stray brace": (text, block, random) => {
    const brace = random(2) === 0 ? "{" : "}";
    if (random(2) === 0) return insertLine(text, block, random, `  ${brace}`);
    const offset = block.bodyStart + random(block.bodyEnd - block.bodyStart + 1);
    return text.slice(0, offset) + brace + text.slice(offset);
  },
  "an open heredoc": (text, block, random) => {
    const start = ["<<EOF", "<<-EOF", "<<POLICY", "<<-EOT"][random(4)];
    return insertLine(text, block, random, `  user_data = ${start}`);
  },
};

const isThere = existsSync(corpus);
if (!isThere) console.log(`Skipped: no corpus of real files at ${corpus}.`);

describe("what one broken block does to the others in its file", () => {
  it.runIf(process.env.CI && !isThere)("has the corpus of real files", () => {
    expect.fail(`There is no corpus at ${corpus}.`);
  });

  it.runIf(isThere)(
    `leaves them exactly as they were after ${editsOfEachKind} edits of each kind in real files`,
    { timeout: 120_000 },
    () => {
      const files = listFiles(corpus);
      const random = seeded(20_240_611);
      let good = 0;
      for (const [kind, damage] of Object.entries(kinds)) {
        let survived = 0;
        for (let round = 0; round < editsOfEachKind; round++) {
          if (survives(files, random, damage, kind)) survived++;
        }
        console.log(`${kind}: ${((100 * survived) / editsOfEachKind).toFixed(1)} %`);
        good += survived;
      }
      expect(good / (editsOfEachKind * Object.keys(kinds).length)).toBeGreaterThanOrEqual(0.99);
    },
  );
});

/** Damages a random block in a random file, and tells whether the other blocks are as they were. */
function survives(files: readonly string[], random: Random, damage: Damage, kind: string): boolean {
  for (;;) {
    const file = files[random(files.length)] as string;
    const text = readFileSync(file, "utf8");
    const dialect: Dialect = file.endsWith(".pkr.hcl") ? "packer" : "terraform";
    const cuts = cut(text, dialect);
    const blocks = cuts.filter((piece) => piece.kind === "block");
    if (blocks.length < 3 || cuts.some((piece) => piece.damaged)) continue;
    const index = random(blocks.length);
    const damaged = damage(text, blocks[index] as Cut, random);
    const before = blocks.map((block) => describeBlock(text, block));
    const after = cut(damaged, dialect)
      .filter((piece) => piece.kind === "block")
      .map((block) => describeBlock(damaged, block));
    const behind = before.slice(index + 1);
    const kept =
      after.length >= before.length - 1 &&
      before.slice(0, index).every((block, position) => block === after[position]) &&
      behind.every((block, position) => block === after[after.length - behind.length + position]);
    if (!kept && process.env.SHOW_DAMAGE) console.log(kind, file, firstDifference(text, damaged));
    return kept;
  }
}

function describeBlock(text: string, block: Cut): string {
  const labels = block.labels.map((label) => label.text);
  return JSON.stringify([block.type, ...labels]) + text.slice(block.itemStart, block.itemEnd);
}

/** Inserts a line of its own at a random place in the body of `block`. */
function insertLine(text: string, block: Cut, random: Random, line: string): string {
  const ends = offsetsOf(text, "\n", block.bodyStart, block.bodyEnd);
  const end = ends[random(ends.length)];
  if (end !== undefined) return `${text.slice(0, end + 1)}${line}\n${text.slice(end + 1)}`;
  return `${text.slice(0, block.bodyStart)}\n${line}\n${text.slice(block.bodyStart)}`;
}

function offsetsOf(text: string, wanted: string, start: number, end: number): number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(wanted, start); at >= 0 && at < end; at = text.indexOf(wanted, at + 1)) {
    offsets.push(at);
  }
  return offsets;
}

function firstDifference(before: string, after: string): string {
  let offset = 0;
  while (offset < after.length && before[offset] === after[offset]) offset++;
  return JSON.stringify(after.slice(Math.max(0, offset - 60), offset + 60));
}

function listFiles(folder: string): string[] {
  const found: string[] = [];
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== ".terraform") found.push(...listFiles(path));
    } else if (/\.(tf|tofu|pkr\.hcl)$/.test(entry.name)) {
      found.push(path);
    }
  }
  return found;
}

/** Numbers that look random and are the same on each run (mulberry32). */
function seeded(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
