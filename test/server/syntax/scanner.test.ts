import { describe, expect, it } from "vitest";
import { type Cut, comments, cut } from "../../../server/src/syntax/scanner.ts";
import type { Dialect } from "../../../server/src/syntax/source-file.ts";
import { looksAt } from "../../support/counting-text.ts";

/** One line a cut: kind or block type, labels, "!" when damaged. */
function outline(text: string, dialect: Dialect = "terraform"): string[] {
  return cut(text, dialect).map((piece) => {
    const name = piece.kind === "attribute" ? `${piece.type} =` : piece.type || "other";
    return [name, ...piece.labels.map((label) => label.text)].join(" ") + (piece.damaged ? " !" : "");
  });
}

function items(text: string, dialect: Dialect = "terraform"): string[] {
  return cut(text, dialect).map((piece) => text.slice(piece.itemStart, piece.itemEnd));
}

function body(text: string, piece: Cut | undefined): string {
  return piece === undefined ? "" : text.slice(piece.bodyStart, piece.bodyEnd);
}

const next = 'resource "next" "one" {}\n';

describe("cuts of well-formed text", () => {
  const cases: [name: string, text: string, expected: string[], dialect?: Dialect][] = [
    ["nothing", "", []],
    ["comments and blanks only", "# a\n\n/* b */\n", ["other"]],
    [
      "blocks",
      `variable "a" {}\n\nlocals {\n  x = 1\n}\n${next}`,
      ["variable a", "locals", "resource next one"],
    ],
    ["no final line end", 'variable "a" {}', ["variable a"]],
    ["bare labels", "resource a b-c {\n}\n", ["resource a b-c"]],
    ["comments between labels", 'resource /* x */ "a" "b" {\n}\n', ["resource a b"]],
    ["escapes in labels", 'variable "a\\"b\\u00e9\\n$${c}" {}', [`variable a"bé\n\${c}`]],
    ["dashes and letters beyond ASCII in names", "größe-2 = 1\nблок {}\n", ["größe-2 =", "блок"]],
    ["CRLF", 'variable "a" {\r\n}\r\nvariable "b" {\r\n}\r\n', ["variable a", "variable b"]],
    ["lone CR", 'variable "a" {\r}\rvariable "b" {\r}\r', ["variable a", "variable b"]],
    ["a byte order mark", '\uFEFFvariable "a" {\n}\n', ["variable a"]],
    ["several blocks in one line", 'variable "a" {} variable "b" {}\n', ["variable a", "variable b"]],
    ["braces in strings", `variable "a" {\n  x = "}\\"}"\n}\n${next}`, ["variable a", "resource next one"]],
    [
      "templates in strings",
      `variable "a" {\n  x = "\${ f("}", "\${"}"}") }"\n}\n${next}`,
      ["variable a", "resource next one"],
    ],
    [
      "templates over several lines",
      `locals {\n  x = "\${\n f({})\n}}"\n}\n${next}`,
      ["locals", "resource next one"],
    ],
    [
      "directives",
      `locals {\n  x = "%{ if "}" == "" }}%{ endif ~}"\n}\n${next}`,
      ["locals", "resource next one"],
    ],
    [
      "escaped templates",
      `locals {\n  x = "$\${" \n  y = "%%{"\n z = "$$\${"\n}\n${next}`,
      ["locals", "resource next one"],
    ],
    ["braces in comments", `locals { # }\n // }\n /* } \n } */\n}\n${next}`, ["locals", "resource next one"]],
    [
      "comment signs in strings",
      `locals {\n  x = "/*"\n  y = "#"\n}\n${next}`,
      ["locals", "resource next one"],
    ],
    [
      "heredocs, also with an indented marker",
      `locals {\n  x = <<EOF\n}\n  EOF\n  y = <<-EOT\n  EOTX\n"\n\tEOT\n}\n${next}`,
      ["locals", "resource next one"],
    ],
    [
      "a marker in a template of a heredoc",
      `locals {\n  x = <<EOF\n\${\nEOF\n}\n}\nEOF\n}\n${next}`,
      ["locals", "resource next one"],
    ],
    [
      "an escaped template in a heredoc",
      `locals {\n  x = <<EOF\n$\${\nEOF\n}\n${next}`,
      ["locals", "resource next one"],
    ],
    [
      "a header in a heredoc",
      `locals {\n  x = <<EOF\nresource "a" "b" {\nEOF\n}\n${next}`,
      ["locals", "resource next one"],
    ],
    [
      "a header in a comment",
      `locals {\n/*\nresource "a" "b" {\n*/\n}\n${next}`,
      ["locals", "resource next one"],
    ],
    ["a commented out block", `/*\nresource "a" "b" {\n*/\n${next}`, ["resource next one"]],
    ["a heredoc at the end of the text", "a = <<EOF\nx\nEOF", ["a ="], "terraform-vars"],
    [
      "variables files",
      'a = 1 # one\nb = {\n  c = "d"\n}\nd = [\n  1, # }\n]\ne = (1 +\n2)\n',
      ["a =", "b =", "d =", "e ="],
      "terraform-vars",
    ],
    ["an attribute in a file of blocks", `a = 1\n${next}`, ["a =", "resource next one"]],
    ["data in a check", 'check "a" {\ndata "b" "c" {\n}\n}\n', ["check a"]],
    [
      "indented blocks",
      '  variable "a" {\n  }\n  locals {\n  }\n  odd {\n  }\n',
      ["variable a", "locals", "odd"],
    ],
    ["unknown blocks", 'farm "a" {\n}\nfield "b" "c" {\n}\n', ["farm a", "field b c"]],
    [
      "Packer",
      'packer {\n}\nsource "a" "b" {\n}\nbuild {\nsource "a.b" {\n}\n}\nbuild "x" {\n}\nlocal "l" {\n}\n',
      ["packer", "source a b", "build", "build x", "local l"],
      "packer",
    ],
  ];

  it.each(cases)("%s", (_name, text, expected, dialect) => {
    expect(outline(text, dialect)).toEqual(expected);
    expectToCover(text, cut(text, dialect ?? "terraform"));
  });

  it("have the comments before an item and the rest of its last line", () => {
    const text = '# about a\n\nvariable "a" {\n} /* x\n */ // end\n\n# about b\nb = 1 # one\n# last';
    expect(cut(text, "terraform").map((piece) => text.slice(piece.start, piece.end))).toEqual([
      '# about a\n\nvariable "a" {\n} /* x\n */ // end\n',
      "\n# about b\nb = 1 # one\n",
      "# last",
    ]);
    expect(items(text)).toEqual(['variable "a" {\n}', "b = 1", ""]);
  });

  it("know where labels and bodies are", () => {
    const text = '\nresource "a" b { x = 1 }\ny = [ 2 ]  \n';
    const [block, attribute] = cut(text, "terraform");
    expect(block?.labels.map((label) => text.slice(label.start, label.end))).toEqual(['"a"', "b"]);
    expect(body(text, block)).toBe(" x = 1 ");
    expect(body(text, attribute)).toBe("[ 2 ]");
  });
});

describe("cuts of broken text", () => {
  const cases: [name: string, text: string, expected: string[], dialect?: Dialect][] = [
    ["a missing brace", `variable "a" {\n  x = 1\n\n# n\n${next}`, ["variable a !", "resource next one"]],
    [
      "a missing brace before a block without labels",
      `variable "a" {\n\nlocals {\n}\n`,
      ["variable a !", "locals"],
    ],
    [
      "a missing brace before an indented block",
      `variable "a" {\n  x = 1\n\n variable "b" {\n }\n`,
      ["variable a !", "variable b"],
    ],
    ["an open bracket", `variable "a" {\n  x = [1,\n}\nlocals {}\n`, ["variable a !", "locals"]],
    ["an open parenthesis", `variable "a" {\n  x = [f(1]\n}\nlocals {}\n`, ["variable a !", "locals"]],
    ["an unclosed quote", `variable "a" {\n  x = "b\n}\nlocals {}\n`, ["variable a !", "locals"]],
    [
      "an unclosed quote in a template",
      `variable "a" {\n  x = "\${f("b)}"\n}\nlocals {}\n`,
      ["variable a !", "locals"],
    ],
    ["an unclosed template", `variable "a" {\n  x = "\${b"\n}\nlocals {}\n`, ["variable a !", "locals"]],
    [
      "an unclosed template at the end of a line",
      `locals {\n  x = "\${\n}\nlocals {}\n`,
      ["locals !", "locals"],
    ],
    ["an open heredoc", `variable "a" {\n  x = <<EOF\n}\n${next}`, ["variable a !", "resource next one"]],
    [
      "an open heredoc before another one with its marker",
      `locals {\n  x = <<EOF\n}\nlocals {\n  y = <<EOF\nEOF\n}\n`,
      ["locals !", "locals"],
    ],
    [
      "an open template in a heredoc",
      `locals {\n  x = <<EOF\n\${ a\nEOF\n}\nlocals {\n}\n`,
      ["locals !", "locals"],
    ],
    ["an open heredoc at the end", "locals {\n  x = <<EOF\n", ["locals !"]],
    ["an open comment", `locals {\n  /* x\n}\n${next}`, ["locals !", "resource next one"]],
    [
      "an open comment between blocks",
      `locals {}\n/* x\n${next}`,
      ["locals", "other !", "resource next one"],
    ],
    [
      "an open comment before another one",
      `locals {\n  /* x\n}\n${next}\n/* y */\n${next}`,
      ["locals !", "resource next one", "resource next one"],
    ],
    [
      "a stray closing brace",
      `variable "a" {\n  }\n  x = 1\n  y {\n  }\n}\nlocals {}\n`,
      ["variable a !", "locals"],
    ],
    [
      "a nested block that lost its brace",
      `locals {\n  y\n    z = 1\n  }\n}\n${next}`,
      ["locals !", "resource next one"],
    ],
    ["a stray opening brace", `locals {\n  {\n  x = 1\n}\nlocals {}\n`, ["locals !", "locals"]],
    ["a stray brace at the start", `}\n${next}`, ["other !", "resource next one"]],
    ["a stray quote in a header", `resource "a" b" {\n  x = 1\n}\n${next}`, ["other !", "resource next one"]],
    [
      "a header without a brace",
      `resource "a" "b"\n  x = 1\n  y {\n  }\n}\n${next}`,
      ["other !", "resource next one"],
    ],
    ["a brace in the next line", `variable "a"\n{\n}\n${next}`, ["variable a !", "resource next one"]],
    ["half a word", `locals {}\nresou\n${next}`, ["locals", "other !", "resource next one"]],
    ["half a word before an unknown block", `resou\nfarm "a" {\n}\n`, ["other !", "farm a"]],
    ["half a header", `resource "a"\n${next}`, ["other !", "resource next one"]],
    [
      "an unknown block behind a broken one",
      `farm "a" {\n  x = "\n}\nfarm "b" {\n}\n`,
      ["farm a !", "farm b"],
    ],
    ["JSON", '{\n  "resource": {}\n}\n', ["other !"]],
    [
      "an open list in a variables file",
      "a = [\n  1,\n\nb = 2\nc = {\n  d = 1\n}\n",
      ["a = !", "b =", "c ="],
      "terraform-vars",
    ],
    ["a stray brace in a variables file", "a = 1 }\nb = 2\n", ["a = !", "b ="], "terraform-vars"],
    ["no value yet", "a =\nb = 2\n", ["a = !", "b ="], "packer-vars"],
    [
      "a broken build",
      'build {\n  sources = ["a"\n\nsource "a" "b" {\n}\n',
      ["build !", "source a b"],
      "packer",
    ],
  ];

  it.each(cases)("%s", (_name, text, expected, dialect) => {
    expect(outline(text, dialect)).toEqual(expected);
    expectToCover(text, cut(text, dialect ?? "terraform"));
  });

  it("join what fell out of a block to it, braces included", () => {
    const text = 'variable "a" {\n  x = 1 }\n  y = 2\n}\nlocals {}\n';
    const [first] = cut(text, "terraform");
    expect(items(text)).toEqual(['variable "a" {\n  x = 1 }\n  y = 2\n}', "locals {}"]);
    expect(body(text, first)).toBe("\n  x = 1 }\n  y = 2\n");
  });
});

describe("comments", () => {
  it("are found outside of strings and heredocs only", () => {
    const text = `# a\r\nlocals { // b\n  x = "# no \${ 1 /* c */ }"\n  y = <<EOF\n# no\n\${ 1 # d\n}\nEOF\n}\n/* e\n*/\nz = 1 # f`;
    const found = comments(text).map((comment) => text.slice(comment.start, comment.end));
    expect(found).toEqual(["# a", "// b", "/* c */", "# d", "/* e\n*/", "# f"]);
  });

  it("are found once each in broken text, in order", () => {
    const text = `locals {\n  # a\n  x = {\n\n# b\nlocals { /* c */\n}\n}\n${next}# d\n`;
    const found = comments(text).map((comment) => text.slice(comment.start, comment.end));
    expect(found).toEqual(["# a", "# b", "/* c */", "# d"]);
  });
});

describe("any text at all", () => {
  const dialects: Dialect[] = ["terraform", "terraform-vars", "packer", "packer-vars"];
  const fragments = [
    'resource "a" "b" {',
    "locals {",
    'data "a" "b" {',
    'check "a" {',
    'source "a.b" {',
    'variable "v',
    "x = ",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    '"',
    "${",
    "%{",
    "$${",
    "<<EOF",
    "<<-EOT\n",
    "EOF",
    "EOT\n",
    "#",
    "//",
    "/*",
    "*/",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "\t",
    "\\",
    "\uFEFF",
    "é",
    "😀",
    "\u0000",
    "a",
    "b-1",
    "=",
    ",",
    "1",
  ];

  it("is covered without gaps, and nothing throws", () => {
    const random = seeded(7);
    for (let round = 0; round < 6_000; round++) {
      let text = "";
      for (let length = random(60); length > 0; length--) text += fragments[random(fragments.length)];
      const dialect = dialects[random(dialects.length)] as Dialect;
      expectToCover(text, cut(text, dialect));
      const found = comments(text);
      for (const [index, comment] of found.entries()) {
        expect(comment.start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
        expect(comment.end).toBeGreaterThan(comment.start);
      }
    }
  });

  it.each([
    "{",
    "}",
    "[",
    '"',
    '"${',
    "a {",
    "a {\n",
    "locals {\n",
    'resource "a" "b" {\n',
    "x = <<EOF\n",
    "/*\n",
    "/* a /*",
    "a ",
    'a "',
    "a /**/",
    "a = [\n",
    "\n",
    "# a\n",
    'x = "${<<EOF\n',
    'locals {\n x = "${\n',
    "a\n\n",
    "${",
    'resource "a" "b" {\nx = <<EOF\n',
    "locals {\n /* x\n",
    "a = {\n /*\n",
    "x {\n}\n}\n",
    "}locals {",
    "a }",
    'resource "a" "b" {\nx = <<E\n${\n',
    "(\n",
    'a {}\n"${"',
    " \n",
    "/**/",
    "/* */ ",
    "EOF\n<<EOF\nlocals {\n",
  ])("costs what its length warrants: %j again and again", (fragment) => {
    for (const dialect of ["terraform", "terraform-vars"] as const) {
      const text = fragment.repeat(Math.ceil(200_000 / fragment.length));
      const looks = looksAt(text, (counting) => cut(counting, dialect));
      // The allowance for second readings comes to some 50 looks at each character; quadratic ones would be thousands.
      expect(looks).toBeGreaterThanOrEqual(text.length / 2);
      expect(looks).toBeLessThan(text.length * 100);
    }
  });
});

function expectToCover(text: string, cuts: readonly Cut[]): void {
  let end = 0;
  for (const piece of cuts) {
    const edges = [end, piece.itemStart, piece.bodyStart, piece.bodyEnd, piece.itemEnd, piece.end];
    if (
      piece.start !== end ||
      piece.end <= end ||
      edges.some((edge, index) => edge < (edges[index - 1] ?? 0))
    ) {
      expect.fail(`${JSON.stringify(piece)} in ${JSON.stringify(text)}`);
    }
    end = piece.end;
  }
  expect(end).toBe(text.length);
}

/** Numbers that look random and are the same on each run (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
