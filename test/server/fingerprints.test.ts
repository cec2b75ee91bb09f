import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { fingerprintsOf } from "../../server/src/fingerprints.ts";
import type { LintFinding } from "../../server/src/lint.ts";
import { RULES } from "../../server/src/rules/index.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { cut } from "../../server/src/syntax/scanner.ts";
import { engine, lintTexts, ROOT, type Texts } from "../support/analysis.ts";
import { corpusFolders, hasCorpus } from "../support/corpus.ts";

const EXAMPLE = join(import.meta.dirname, "../../examples/aws-web");
const example: Texts = Object.fromEntries(
  readdirSync(EXAMPLE)
    .filter((name) => name.endsWith(".tf"))
    .map((name) => [name, readFileSync(join(EXAMPLE, name), "utf8")]),
);

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

/** Every finding's fingerprint with what it is about. */
function fingerprints(texts: Texts, root = ROOT): Map<string, string> {
  const findings = lintTexts(hcl, texts, RULES);
  const names = fingerprintsOf(findings, (path) => texts[path.slice(ROOT.length + 1)], root);
  expect(new Set(names).size).toBe(findings.length);
  return new Map(findings.map((one, index) => [names[index] ?? "", `${one.rule.id} ${one.address}`]));
}

describe("the same while what a finding is about stays", () => {
  const random = generator(20261201);
  const ways: Record<string, (text: string) => string> = {
    "lines and comments are put above blocks": (text) =>
      pieces(text)
        .map((piece) => `${["", "\n", "# a note\n", "/* two\nlines */\n"][random(4)]}${piece}`)
        .join(""),
    "blocks are put in another order": (text) => shuffled(pieces(text), random).join(""),
    "everything is indented": (text) => text.replace(/^(?=.)/gm, random(2) === 0 ? "\t" : "   "),
    "nothing is indented": (text) => text.replace(/^[ \t]+/gm, ""),
    "blanks around equals signs are others": (text) =>
      text.replace(/^([ \t]*\w+) *= */gm, (_all, name) => `${name}${" ".repeat(random(4))}=  `),
    "line ends are CRLF": (text) => text.replaceAll("\n", "\r\n"),
    "lists get comments and lines of their own": (text) =>
      text.replace(/\[([^[\]\n]+)\]/g, (_all, items: string) => `[ # one, "two"\n${items}\n]`),
  };

  test.each(Object.entries(ways))("%s", (_name, change) => {
    const before = fingerprints(example);
    expect(before.size).toBeGreaterThan(10);
    for (let round = 0; round < 10; round++) {
      const changed = Object.fromEntries(Object.entries(example).map(([name, text]) => [name, change(text)]));
      expect(fingerprints(changed)).toEqual(before);
    }
  });

  test("all of them at once, again and again", () => {
    const before = fingerprints(example);
    let texts = example;
    const all = Object.entries(ways).filter(([name]) => !/CRLF|lists/.test(name));
    for (let round = 0; round < 20; round++) {
      const [, change] = all[random(all.length)] ?? ["", (text: string) => text];
      texts = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]));
      expect(fingerprints(texts)).toEqual(before);
    }
  });
});

describe("what is about a folder, a provider or a template keeps its name", () => {
  const named = (texts: Texts, rule: string): string[] =>
    [...fingerprints(texts)].flatMap(([name, about]) => (about.startsWith(`${rule} `) ? [name] : []));
  const WEB = `provider "aws" {\n  region = "eu-central-1"\n}\n\nresource "aws_instance" "web" {\n  ami = "ami-1"\n}\n`;
  const QUEUE = `provider "random" {\n  seed = 1\n}\n\nresource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\n`;
  const BAKE = `source "amazon-ebs" "web" {\n  ami_name = "web"\n}\n\nbuild {\n  sources = ["source.amazon-ebs.web"]\n}\n`;
  const OTHER = `source "amazon-ebs" "db" {\n  ami_name = "db"\n}\n`;
  const SCRIPT = `locals {\n  script = <<-EOT\n    apt-get install nginx\n    EOT\n}\n`;
  const machine = (name: string): string =>
    `resource "aws_instance" "${name}" {\n  ami       = "ami-1"\n  user_data = local.script\n}\n`;
  const GROUP_OF_RULES = `resource "aws_security_group" "web" {\n  ingress {\n    from_port = 80\n  }\n  egress {\n    from_port = 80\n  }\n}\n`;
  const beside = (direction: string): string =>
    `resource "aws_vpc_security_group_${direction}_rule" "web" {\n  security_group_id = aws_security_group.web.id\n}\n`;

  test.each<[rule: string, before: Texts, after: Texts]>([
    ["core-version-unpinned", { "main.tf": WEB }, { "a.tf": QUEUE, "main.tf": WEB }],
    ["core-version-unpinned", { "main.tf": WEB }, { "renamed.tf": WEB }],
    ["core-version-unpinned", { "main.tf": WEB }, { "main.tf": WEB, "versions.tf": "terraform {\n}\n" }],
    ["provider-version-unpinned", { "main.tf": WEB }, { "renamed.tf": WEB }],
    ["provider-version-unpinned", { "main.tf": WEB }, { "a.tf": QUEUE, "main.tf": WEB }],
    [
      "provider-version-unpinned",
      { "main.tf": WEB },
      { "main.tf": `terraform {\n  required_providers {\n    aws = {}\n  }\n}\n${WEB}` },
    ],
    ["local-backend", { "main.tf": WEB }, { "a.tf": QUEUE, "main.tf": WEB }],
    [
      "local-backend",
      { "main.tf": WEB },
      { "main.tf": WEB, "z.tf": 'terraform {\n  backend "local" {}\n}\n' },
    ],
    ["required-version-missing", { "web.pkr.hcl": BAKE }, { "a.pkr.hcl": OTHER, "web.pkr.hcl": BAKE }],
    ["required-plugins-missing", { "web.pkr.hcl": BAKE }, { "a.pkr.hcl": OTHER, "web.pkr.hcl": BAKE }],
    [
      "boot-time-install",
      { "main.tf": SCRIPT, "web.tf": machine("web") },
      { "a.tf": machine("db"), "main.tf": SCRIPT, "web.tf": machine("web") },
    ],
    [
      "inline-security-group-rules",
      { "main.tf": GROUP_OF_RULES, "rules.tf": beside("ingress") },
      { "a.tf": beside("egress"), "main.tf": GROUP_OF_RULES, "rules.tf": beside("ingress") },
    ],
    [
      "legacy-json",
      { "web.json": '{"builders": [{"type": "amazon-ebs"}]}' },
      { "web.json": '{"builders": [{"type": "docker"}, {"type": "amazon-ebs"}]}' },
    ],
  ])("%s", (rule, before, after) => {
    const first = named(before, rule);
    expect(first).not.toEqual([]);
    expect(named(after, rule)).toEqual(expect.arrayContaining(first));
    expect(named(after, rule).length).toBeLessThanOrEqual(
      first.length + (rule.startsWith("provider") ? 1 : 0),
    );
  });

  test("two templates in JSON are two", () => {
    const text = '{"builders": [{"type": "amazon-ebs"}]}';
    expect(named({ "a.json": text, "b.json": text }, "required-version-missing")).toEqual(
      expect.arrayContaining(named({ "b.json": text }, "required-version-missing")),
    );
  });
});

test.runIf(hasCorpus())(
  "a renamed first file makes nothing new of real folders, but for what is written in it",
  () => {
    let compared = 0;
    let folders = 0;
    for (const { texts } of corpusFolders()) {
      const [first, ...others] = Object.keys(texts)
        .filter((name) => /\.(?:tf|pkr\.hcl)$/.test(name))
        .sort();
      if (first === undefined || others.length === 0 || folders++ % 12 !== 0) continue;
      const { [first]: text = "", ...rest } = texts;
      const last = `zzz-${first}`;
      const stay = (all: Texts, file: string): string[] => {
        const findings = lintTexts(hcl, all, RULES);
        const names = fingerprintsOf(findings, (path) => all[path.slice(ROOT.length + 1)], ROOT);
        return names
          .filter((_name, index) => {
            const { location, identity } = findings[index] as LintFinding;
            return identity.scope === "folder" || location.path !== `${ROOT}/${file}`;
          })
          .sort();
      };
      const before = stay(texts, first);
      expect(stay({ ...rest, [last]: text }, last)).toEqual(before);
      compared += before.length;
    }
    expect(compared).toBeGreaterThan(100);
  },
);

const GROUP = `resource "aws_security_group" "web" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`;

describe("another when", () => {
  const only = (texts: Texts): string[] =>
    [...fingerprints(texts)].flatMap(([name, about]) => (about.startsWith("ssh-ingress") ? [name] : []));
  test.each([
    ["the value is another", GROUP.replace("0.0.0.0/0", "::/0").replace("cidr_blocks", "ipv6_cidr_blocks")],
    ["the block has another name", GROUP.replace('"web"', '"db"')],
  ])("%s", (_name, text) => {
    const first = only({ "main.tf": GROUP });
    const second = only({ "main.tf": text });
    expect(first.length).toBeGreaterThan(0);
    expect(second.length).toBeGreaterThan(0);
    expect(second.filter((one) => first.includes(one))).toEqual([]);
  });

  test("the file is another", () => {
    const first = only({ "main.tf": GROUP });
    expect(only({ "other.tf": GROUP }).filter((one) => first.includes(one))).toEqual([]);
  });

  test("a second one joins it, but not that of the first", () => {
    const first = only({ "main.tf": GROUP });
    expect(only({ "main.tf": GROUP.replace('"]', '", "::/0"]') })).toEqual(expect.arrayContaining(first));
  });

  test("an equal one comes before it, which has the first one's then", () => {
    const twice = GROUP.replace(/ {2}ingress \{[^}]*\}\n/, "$&$&");
    const first = only({ "main.tf": GROUP });
    const second = only({ "main.tf": twice });
    expect(second).toEqual(expect.arrayContaining(first));
    expect(second.length).toBeGreaterThan(first.length);
  });
});

test("the place of the workspace on the disk is no part of it", () => {
  const findings = lintTexts(hcl, { "main.tf": GROUP }, RULES);
  const moved = findings.map((one): typeof one =>
    Object.create(one, {
      location: { value: { ...one.location, path: one.location.path.replace(ROOT, "/elsewhere/deep") } },
    }),
  );
  expect(fingerprintsOf(moved, () => GROUP, "/elsewhere/deep")).toEqual(
    fingerprintsOf(findings, () => GROUP, ROOT),
  );
});

/** The top-level blocks with the comments above them. */
function pieces(text: string): string[] {
  return cut(text.endsWith("\n") ? text : `${text}\n`, "terraform").map((one) =>
    text.slice(one.start, one.end),
  );
}

function shuffled<Item>(items: readonly Item[], random: (limit: number) => number): Item[] {
  return items
    .map((item) => ({ item, key: random(1_000_000) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function generator(start: number): (limit: number) => number {
  let seed = start;
  return (limit) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
}
