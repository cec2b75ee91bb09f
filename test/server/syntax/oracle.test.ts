import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "@cdktf/hcl2json";
import { describe, expect, test } from "vitest";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { readHclSource } from "../../../server/src/syntax/hcl/source.ts";
import { dialectOf, IGNORED_FOLDERS } from "../../../server/src/syntax/names.ts";
import { engine } from "../../support/analysis.ts";
import { differences, problemsIn, shapeOfAnswer, shapeOfFile } from "./oracle-shape.ts";

/** Where our model and hcl2json say different things of a file, and why ours may stay as it is. */
interface Disagreement {
  readonly file: string;
  readonly what: string;
  readonly reason: string;
}

/** What a user of HCL may write and the corpus has little or nothing of. */
const RARE: readonly string[] = [
  // Strings and what is escaped in them.
  'a = "$${x} %%{x} $ % $$ %% $a 100%"\n',
  'a = "\\u0041\\U0001F600\\n\\t\\r\\"\\\\"\n',
  'a = "e\u0301"\nb = <<EOT\ne\u0301\nEOT\n',
  'a = "x${"b"}y"\nb = "${5}"\nc = "${null}"\nd = "${"${"x"}"}"\ne = "${[1]}"\n',
  'a = "x ${~ "b" ~} y"\n',
  // Heredocs.
  "a = <<EOT\n\n\nEOT\nb = <<EOT\nEOT\n",
  'a = <<EOT\na "quoted" \\n not\n$${x} %%{x} $ %\nEOT\n',
  "a = <<-EOT\n    x\n\n  y\n  EOT\n",
  "a = <<-EOT\n    x\n   \n  y\n  EOT\n",
  "a = <<-EOT\n\tx\n\t\ty\n\tEOT\n",
  "a = <<-EOT\n  \tx\n \ty\n EOT\n",
  'a = <<-EOT\n    ${"q"}\n  y\n  EOT\n',
  'a = <<-EOT\n${"q"}\n  y\n  EOT\n',
  'a = <<EOT\n${~ "x" ~}\n y\nEOT\n',
  'a = <<EOT\n  ${"x" ~}\n  y\nEOT\n',
  "a = <<EOT\nx\n   EOT\nb = <<E_1\nx\nE_1\n",
  "a = [<<EOT\nx\nEOT\n, 1]\n",
  "a {\n  b = <<EOT\n}\nEOT\n}\n",
  // Numbers, signs and keywords.
  "a = 1.50\nb = 1e3\n",
  "a = 1.5e-3\nb = 9007199254740993\nc = 123456789012345678901234567890\n",
  "a = -1\nb = - 1\nc = !true\nd = -0\n",
  "a = --1\nb = !!true\nc = (1)\nd = 1 + 1\n",
  "true = 1\nnull {}\nfor = 1\nif {\n  in = 2\n}\n",
  // Lists, objects and their keys.
  "a = [1, 2,]\nb = [\n  1,\n  # c\n  2\n]\nc = []\nd = {}\n",
  "a = {\n  b = 1\n  c = 2,\n  d : 3\n}\n",
  'a = { "b c" = 1, 5 = 2, true = 3, null = 4, 1.5 = 6, b-c = 7 }\n',
  'a = { (b) = 1, "${x}y" = 2, b.c = 3, "x${"y"}" = 4, "$${z}" = 5 }\n',
  "a = {\n  b = c\n  (d) = e\n}\n",
  "__proto__ = 1\na = { __proto__ = 1, constructor = 2 }\n",
  // Blocks, labels, comments and line ends.
  'a b "c" {}\na b "d" {}\ne "" {}\ne "b.c" {}\ne "b \\" c" {}\n',
  'a { b = "}" }\nc { d = "${"}"}" }\n',
  "a = 1 # c\nb = 2 // c\nc = 3 /* x */\n/* y */ d = 4\n",
  "a {\r\n  b = 1\r\n}\r\nc = <<-EOT\r\n  x\r\n   y\r\n  EOT\r\n",
  "a = 1",
  "\ufeffa = 1\n",
  "",
];

const corpus = fileURLToPath(new URL("../../../../shared/corpus", import.meta.url));
const isThere = existsSync(corpus);
if (!isThere) console.log(`Skipped: no corpus of real files at ${corpus}.`);

describe("our model of real files", () => {
  test.runIf(process.env.CI && !isThere)("has the corpus of real files", () => {
    expect.fail(`There is no corpus at ${corpus}.`);
  });

  test.runIf(isThere)(
    "says the same as HashiCorp's parser, but for what is known",
    { timeout: 240_000 },
    async () => {
      const hcl = await engine();
      const found: { file: string; what: string }[] = [];
      let read = 0;
      let rejected = 0;
      for (const file of listFiles("")) {
        const whats = await compare(hcl, file);
        if (whats === undefined) rejected++;
        else read++;
        for (const what of whats ?? []) found.push({ file, what });
      }
      console.log(`${read} files compared; ${rejected} that HashiCorp's parser rejects`);
      expect(read).toBeGreaterThan(1000);
      const known = knownDisagreements();
      for (const one of known) expect(one.reason, `${one.file} ${one.what}`).not.toBe("");
      expect(found.sort(byFile)).toEqual(known.map(({ file, what }) => ({ file, what })).sort(byFile));
    },
  );
});

describe("our model of spellings that are rare in real files", () => {
  test.each(RARE)("says the same as HashiCorp's parser of %j", async (text) => {
    expect(await differencesIn(await engine(), "rare.tf", text)).toEqual([]);
  });

  test.each([
    ["another value", "a = 1\n", "a = 2\n", ["a: 1 <> 2"]],
    ["a value of another type", "a = 1\n", 'a = "1"\n', ['a: 1 <> "1"']],
    ["an expression", "a = b\n", 'a = "b"\n', ['a: an expression <> "b"']],
    ["an item", "a = [1, 2]\n", "a = [1]\n", ["a[1]: 2 <> nothing"]],
    ["a block", 'a "b" {}\n', 'a "b" {}\na "b" {}\n', ["a.b[1]: nothing <> {}"]],
    ["a label", 'a "b" {}\n', 'a "c" {}\n', ["a.b: [{}] <> nothing", "a.c: nothing <> [{}]"]],
    ["a name", "a {\n  b = null\n}\n", "a {\n}\n", ["a[0].b: null <> nothing"]],
    ["a key", "a = { b = { c = 1 } }\n", "a = { b = {} }\n", ["a.b.c: 1 <> nothing"]],
  ])("the comparison sees %s", async (_what, ours, theirs, expected) => {
    const source = readHclSource(await engine(), "/ours.tf", "terraform", ours);
    const answer = await parse("theirs.tf", theirs);
    expect(differences(shapeOfFile(source), shapeOfAnswer(answer))).toEqual(expected);
  });
});

/** What differs; undefined when HashiCorp's parser does not accept the file. */
async function compare(hcl: HclEngine, file: string): Promise<string[] | undefined> {
  return differencesIn(hcl, file, readFileSync(join(corpus, file), "utf8"));
}

async function differencesIn(hcl: HclEngine, file: string, text: string): Promise<string[] | undefined> {
  const dialect = dialectOf(file);
  if (!dialect) throw new Error(`${file} is none of ours`);
  let answer: unknown;
  try {
    // Its name must not end in .json, whatever the file's own does; nothing else is read from it.
    answer = await parse("oracle.tf", text);
  } catch {
    return undefined;
  }
  const source = readHclSource(hcl, `/${file}`, dialect, text);
  return [
    ...differences(shapeOfFile(source), shapeOfAnswer(answer)),
    ...problemsIn(source).map((message) => `problem: ${message}`),
  ];
}

function listFiles(folder: string): string[] {
  return readdirSync(join(corpus, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return IGNORED_FOLDERS.includes(entry.name) ? [] : listFiles(path);
      return entry.isFile() && dialectOf(entry.name) ? [path] : [];
    });
}

function knownDisagreements(): Disagreement[] {
  return JSON.parse(readFileSync(new URL("oracle-disagreements.json", import.meta.url), "utf8"));
}

function byFile(a: { file: string; what: string }, b: { file: string; what: string }): number {
  return `${a.file} ${a.what}` < `${b.file} ${b.what}` ? -1 : 1;
}
