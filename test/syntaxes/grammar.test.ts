// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HCL templates
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "@cdktf/hcl2json";
import { beforeAll, describe, expect, test } from "vitest";
import {
  grammarFiles,
  loadGrammar,
  loadOniguruma,
  readGrammar,
  render,
  type ScopeName,
  syntaxesDir,
  tokenize,
} from "./tokenize.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const casesDir = fileURLToPath(new URL("./cases/", import.meta.url));
const corpusDir = join(root, "..", "shared", "corpus");

const scopeOf = (file: string): ScopeName =>
  file === "rebake.hcl"
    ? "source.hcl.rebake"
    : /\.pkr(?:vars)?\.hcl$/.test(file)
      ? "source.hcl.packer"
      : "source.hcl.terraform";

async function tokenizeFile(file: string, source: string) {
  return tokenize(await loadGrammar(scopeOf(file)), source);
}

describe("the exact scopes of", () => {
  for (const file of readdirSync(casesDir).filter((name) => !name.endsWith(".tokens"))) {
    test(file, async () => {
      const source = readFileSync(join(casesDir, file), "utf8");
      const tokenized = await tokenizeFile(file, source);
      await expect(render(tokenized)).toMatchFileSnapshot(join(casesDir, `${file}.tokens`));
      expect(tokenized.openScopes).toEqual([]);
      expect(tokenized.open).toBe(0);
      const crlf = await tokenizeFile(file, source.replaceAll("\n", "\r\n"));
      expect(render(crlf)).toBe(render(tokenized));
    });
  }
});

/** What themes colour by, written by hand: a changed expectation file cannot move these. */
describe("a theme finds", () => {
  const facts: [source: string, token: string, scope: string, file?: string][] = [
    ['resource "aws_instance" "web" {}', "resource", "entity.name.type.hcl"],
    ['resource "aws_instance" "web" {}', '"aws_instance"', "variable.other.enummember.hcl"],
    ["service http {}", "http", "variable.other.enummember.hcl"],
    ['post-processor "x" {}', "post-processor", "entity.name.type.hcl", "x.pkr.hcl"],
    ["ami-id = 1", "ami-id", "variable.other.readwrite.hcl"],
    ['target "prod" {}', "target", "entity.name.type.hcl", "rebake.hcl"],
    ["a = 1", "=", "keyword.operator.assignment.hcl"],
    ["a = 1", "1", "constant.numeric.integer.hcl"],
    ["a = 1.5", "1.5", "constant.numeric.float.hcl"],
    ["a = null", "null", "constant.language.hcl"],
    ['a = "x"', "x", "string.quoted.double.hcl"],
    ['a = "\\n"', "\\n", "constant.character.escape.hcl"],
    ['a = "$${x}"', "$${", "constant.character.escape.hcl"],
    ['a = "${x}"', "${", "keyword.other.interpolation.begin.hcl"],
    ['a = "${x}"', "x", "variable.other.readwrite.hcl"],
    ['a = "%{ if x }y%{ endif }"', "endif", "keyword.control.hcl"],
    ["a = <<EOF\ntext\nEOF", "text", "string.unquoted.heredoc.hcl"],
    ["a = <<EOF\ntext\nEOF", "EOF", "keyword.control.heredoc.hcl"],
    ["a = <<EOF\ntext\nEOF\nb = 1", "b", "variable.other.readwrite.hcl"],
    ["a = var.size", "var", "variable.other.readwrite.hcl"],
    ["a = var.size", "size", "variable.other.member.hcl"],
    ["a = lower(x)", "lower", "support.function.builtin.hcl"],
    ["type = string", "string", "storage.type.hcl"],
    ["type = list(string)", "list", "storage.type.hcl"],
    ["a = x[*].id", "*", "keyword.operator.splat.hcl"],
    ["a = 2 * 3", "*", "keyword.operator.arithmetic.hcl"],
    ["a = [for k in x : k]", "for", "keyword.control.hcl"],
    ["a = [for k in x : k]", "in", "keyword.operator.word.hcl"],
    ["a = { key = 1 }", "key", "meta.mapping.key.hcl"],
    ['a = { "key" = 1 }', "key", "meta.mapping.key.hcl"],
    ["a = x # note", "#", "punctuation.definition.comment.hcl"],
    ["a = x // note", " note", "comment.line.double-slash.hcl"],
    ["/* one\ntwo */", "two ", "comment.block.hcl"],
    ['a = "{{timestamp}}"', "timestamp", "support.function.builtin.packer", "x.pkr.hcl"],
    ['a = "{{ .Name }}"', ".Name", "variable.other.member.packer", "x.pkr.hcl"],
    ['a = "{{ .Name }}"', "{{ .Name }}", "string.quoted.double.hcl", "x.tf"],
  ];
  for (const [source, token, scope, file = "x.tf"] of facts) {
    test(`${JSON.stringify(token)} in ${JSON.stringify(source)}${file === "x.tf" ? "" : ` (${file})`} as ${scope}`, async () => {
      const { lines } = await tokenizeFile(file, source);
      const found = lines.flatMap((line) => line.tokens).filter(({ text }) => text === token);
      expect(found.length).toBeGreaterThan(0);
      for (const { scopes } of found) expect(scopes).toContain(scope);
    });
  }

  const absent: [source: string, token: string, scope: string][] = [
    ["a = var.for", "for", "keyword.control.hcl"],
    ["a = { for = 1 }", "for", "keyword.control.hcl"],
    ["a = var.null", "null", "constant.language.hcl"],
    ["a = { x = b ? c : d }", "c", "meta.mapping.key.hcl"],
    ["a = { for k, v in m : k => v }", "m", "meta.mapping.key.hcl"],
    ["a = x == y", "x", "meta.mapping.key.hcl"],
    ["a = x2", "2", "constant.numeric.integer.hcl"],
    ['a = "# no comment"', "# no comment", "comment.line.number-sign.hcl"],
  ];
  for (const [source, token, scope] of absent) {
    test(`no ${scope} in ${JSON.stringify(source)}`, async () => {
      const { lines } = await tokenizeFile("x.tf", source);
      for (const { text, scopes } of lines.flatMap((line) => line.tokens)) {
        if (text === token) expect(scopes).not.toContain(scope);
      }
    });
  }
});

describe("a slip while typing stays on its line", () => {
  const slips = [
    'a = "never closed',
    'a = "never closed ${var.x} and',
    'resource "aws_instance" "half',
    'resource "aws_instance"',
    "a =",
    "a = var.",
    "a = 1 +",
    'a = "{{ .Name',
    "resource",
  ];
  for (const slip of slips) {
    test(JSON.stringify(slip), async () => {
      for (const file of ["x.tf", "x.pkr.hcl"]) {
        const { lines, open } = await tokenizeFile(file, `${slip}\noutput "x" {}`);
        expect(open).toBe(0);
        expect(lines[1]?.tokens[0]).toMatchObject({
          text: "output",
          scopes: ["meta.block.hcl", "entity.name.type.hcl"],
        });
      }
    });
  }
});

describe("the grammar files", () => {
  const ruleKeys = new Set([
    "begin", "beginCaptures", "captures", "comment", "contentName", "end", "endCaptures", "include",
    "match", "name", "patterns",
  ]); // biome-ignore format: a table
  type Json = { [key: string]: unknown };
  const isObject = (value: unknown): value is Json =>
    typeof value === "object" && value !== null && !Array.isArray(value);

  function rulesIn(grammar: Json): Json[] {
    const rules: Json[] = [];
    const visit = (rule: unknown): void => {
      if (!isObject(rule)) throw new Error(`not a rule: ${JSON.stringify(rule)}`);
      rules.push(rule);
      if (Array.isArray(rule.patterns)) rule.patterns.forEach(visit);
      for (const captures of [rule.captures, rule.beginCaptures, rule.endCaptures]) {
        if (isObject(captures)) Object.values(captures).forEach(visit);
      }
    };
    for (const group of [grammar.repository, grammar.injections]) {
      if (isObject(group)) Object.values(group).forEach(visit);
    }
    if (!Array.isArray(grammar.patterns)) throw new Error("no patterns");
    grammar.patterns.forEach(visit);
    return rules;
  }

  let onig: Awaited<ReturnType<typeof loadOniguruma>>;
  beforeAll(async () => {
    onig = await loadOniguruma();
  });

  test("are the ones in the folder", () => {
    const inFolder = readdirSync(syntaxesDir).filter((name) => name.includes("tmGrammar"));
    expect(inFolder.sort()).toEqual(Object.values(grammarFiles).sort());
  });

  for (const [scope, file] of Object.entries(grammarFiles) as [ScopeName, string][]) {
    test(`${file}: strict JSON, known keys, includes that exist and are used, expressions that compile`, () => {
      const grammar = JSON.parse(readFileSync(syntaxesDir + file, "utf8")) as Json;
      expect(grammar.scopeName).toBe(scope);
      expect(readGrammar(scope).scopeName).toBe(scope);
      const rules = rulesIn(grammar);
      const names = Object.keys(isObject(grammar.repository) ? grammar.repository : {});
      const used = new Set<string>();
      for (const rule of rules) {
        expect(Object.keys(rule).filter((key) => !ruleKeys.has(key))).toEqual([]);
        expect("begin" in rule).toBe("end" in rule);
        if (typeof rule.include === "string") {
          if (rule.include.startsWith("#")) used.add(rule.include.slice(1));
          else expect(Object.keys(grammarFiles)).toContain(rule.include);
        }
        for (const source of [rule.match, rule.begin, rule.end]) {
          if (typeof source !== "string") continue;
          // Outside the class: a back reference of an end rule stands for text of its begin rule.
          const expression = source === rule.end ? source.replace(/\\[1-9]/g, "x") : source;
          expect(() => onig.createOnigScanner([expression]), source).not.toThrow();
        }
      }
      expect([...used].filter((name) => !names.includes(name))).toEqual([]);
      expect(names.filter((name) => !used.has(name))).toEqual([]);
    });
  }

  test("agree with what the manifest contributes", () => {
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    for (const { scopeName, path } of manifest.contributes?.grammars ?? []) {
      expect(grammarFiles[scopeName as ScopeName]).toBe(basename(path));
      expect(existsSync(join(root, path))).toBe(true);
    }
    for (const { configuration } of manifest.contributes?.languages ?? []) {
      if (configuration) expect(existsSync(join(root, configuration))).toBe(true);
    }
  });
});

describe("over the corpus", () => {
  const limit = 400;
  const there = existsSync(corpusDir);
  if (!there) console.log(`skipped: no corpus at ${corpusDir}`);

  test.skipIf(!there && !process.env.CI)(
    "every valid file ends with no rule open and leaves no token without a colour",
    { timeout: 60_000 },
    async () => {
      if (!there) throw new Error(`no corpus at ${corpusDir}`);
      const all = readdirSync(corpusDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(?:tf|tofu|tfvars|pkr\.hcl|pkrvars\.hcl)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
      const step = Math.max(1, Number(process.env.REBAKE_CORPUS_ALL ? 1 : all.length / limit));
      const runaways: string[] = [];
      const plain: string[] = [];
      let valid = 0;
      for (let at = 0; at < all.length; at += step) {
        const file = all[Math.floor(at)] ?? "";
        const source = readFileSync(file, "utf8");
        if (!(await isValid(file, source))) continue;
        valid++;
        const { lines, open, openScopes } = await tokenizeFile(file, source);
        if (open !== 0) runaways.push(`${file}: ${openScopes.join(" ")}`);
        for (const [index, { tokens }] of lines.entries()) {
          for (const { text, scopes } of tokens) {
            if (text.trim() !== "" && isPlain(scopes.at(-1))) plain.push(`${file}:${index + 1}: ${text}`);
          }
        }
      }
      expect(runaways).toEqual([]);
      expect(plain.slice(0, 20)).toEqual([]);
      expect(valid).toBeGreaterThan(Math.min(all.length, limit) / 2);
    },
  );
});

/** Scopes that only group: no theme gives them a colour. */
const isPlain = (scope: string | undefined): boolean => scope === undefined || scope.startsWith("meta.");

async function isValid(file: string, source: string): Promise<boolean> {
  try {
    await parse(basename(file), source);
    return true;
  } catch {
    return false;
  }
}
