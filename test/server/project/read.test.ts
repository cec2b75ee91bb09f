import { beforeAll, describe, expect, test } from "vitest";
import type { ProjectRule } from "../../../server/src/project/project.ts";
import { readProject } from "../../../server/src/project/read.ts";
import {
  numberOption,
  patternsOption,
  portsOption,
  rangesOption,
} from "../../../server/src/rules/options.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { readHclSource } from "../../../server/src/syntax/hcl/source.ts";
import { engine } from "../../support/analysis.ts";

const RULES: readonly ProjectRule[] = [
  {
    id: "ssh-ingress-public",
    options: [
      portsOption({ name: "ports", default: [22], description: "Ports.", example: "[22, 2222]" }),
      rangesOption({ name: "trusted_ranges", description: "Ranges.", example: '["10.8.0.0/16"]' }),
    ],
  },
  {
    id: "remote-exec",
    options: [
      numberOption({ name: "days", default: 1, least: 1, most: 30, description: "Days.", example: "14" }),
      patternsOption({ name: "allowed", description: "Patterns.", example: '["a*"]' }),
    ],
  },
];

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

function read(text: string) {
  return readProject(readHclSource(hcl, "/work/rebake.hcl", "project", text), RULES);
}

/** The problems, each behind the text it is about. */
function problems(text: string): string[] {
  return read(text).problems.map(
    ({ range, message }) => `${text.slice(range.start, range.end)} | ${message}`,
  );
}

test.each([
  ['ignore {\n  paths = ["!m", "a"]\n}\n', "paths"],
  ['rule "remote-exec" {\n  ignore = ["!m"]\n}\n', "ignore"],
])("a pattern that would take something back is told: %j", (text, name) => {
  expect(problems(text)).toEqual([
    `"!m" | ${name} begins with "!", which takes nothing back; name only what is left out ("./!..." for a file of that name)`,
  ]);
});

test("a pattern of what is not meant is none of those", () => {
  expect(read('ignore {\n  paths = ["!(a|b)/**", "./!m"]\n}\n')).toMatchObject({
    problems: [],
    project: { ignored: ["!(a|b)/**", "./!m"] },
  });
});

test("what is written counts", () => {
  const { project, problems } = read(`
# what we do not want to see
rule "ssh-ingress-public" {
  severity = "off"
}
rule "remote-exec" {
  severity = "hint"
  ignore   = ["examples/**", "./old/"]
}
ignore {
  paths = ["legacy/**", "**/generated/*.tf",]
}
ignore { paths = ["./old/"] }
vars "envs/prod/" { files = ["common.tfvars", "envs/prod/*.tfvars"] }
vars "." { files = ["a.tfvars.json"] }
`);
  expect(problems).toEqual([]);
  expect(project.severities).toEqual(
    new Map([
      ["ssh-ingress-public", "off"],
      ["remote-exec", "hint"],
    ]),
  );
  expect(project.ignored).toEqual(["legacy/**", "**/generated/*.tf", "./old"]);
  expect(project.ignoredBy).toEqual(new Map([["remote-exec", ["examples/**", "./old"]]]));
  expect(project.vars.map(({ directory, files }) => [directory, files.map(({ path }) => path)])).toEqual([
    ["envs/prod", ["common.tfvars", "envs/prod/*.tfvars"]],
    ["", ["a.tfvars.json"]],
  ]);
});

describe("a sentence says what to do about", () => {
  test.each([
    [
      "a rule that is not there",
      'rule "ssh-ingres-public" { severity = "off" }',
      '"ssh-ingres-public" | there is no rule "ssh-ingres-public"; do you mean "ssh-ingress-public"?',
    ],
    [
      "a rule like no other",
      'rule "x" { severity = "off" }',
      '"x" | there is no rule "x"; "rebake rules" lists them',
    ],
    [
      "a severity that is none",
      'rule "remote-exec" { severity = "loud" }',
      '"loud" | severity is one of "error", "warning", "information", "hint", "off"',
    ],
    [
      "a severity without quotes",
      'rule "remote-exec" { severity = off }',
      'off | severity needs quotes: "off"',
    ],
    [
      "an attribute that is not there",
      'rule "remote-exec" { severty = "off" }',
      'severty | the rule "remote-exec" has no option "severty"; do you mean "severity"?',
    ],
    [
      "an attribute that is set twice",
      'rule "remote-exec" {\n  severity = "off"\n  severity = "hint"\n}',
      'severity | "severity" is set twice; delete this one, the first counts',
    ],
    [
      "a block that comes twice",
      'rule "remote-exec" { severity = "off" }\nrule "remote-exec" { severity = "hint" }',
      'rule "remote-exec" | rule "remote-exec" stands in line 1 already, which counts; delete one of them',
    ],
    ["a block without a label", 'rule { severity = "off" }', 'rule | write rule "<rule>" { ... }'],
    ["a label too many", 'ignore "x" { paths = [] }', 'ignore "x" | write ignore { ... }'],
    [
      "a block that says nothing",
      'rule "remote-exec" {}',
      'rule "remote-exec" | this block says nothing; add severity = "warning"',
    ],
    ["a block that is not there", "rules {}", 'rules | there is no block "rules"; do you mean "rule"?'],
    [
      "a block inside another",
      'rule "remote-exec" {\n  options {}\n}',
      'options | "rule" has no blocks in it; it has severity, ignore',
    ],
    [
      "an attribute outside of blocks",
      'severity = "off"',
      'severity | "severity" stands outside of any block; there are the blocks rule, ignore, vars, image, target',
    ],
    ["a path that is no list", 'ignore { paths = "x" }', '"x" | paths is a list of strings: ["legacy/**"]'],
    [
      "a path of a rule that leads away",
      'rule "remote-exec" { ignore = ["../x"] }',
      '"../x" | ignore leads out of the folder of rebake.hcl; only what is below it counts',
    ],
    ["a path that is no string", "ignore { paths = [1] }", "1 | paths takes only plain strings"],
    [
      "a path that leads away",
      'ignore { paths = ["../x"] }',
      '"../x" | paths leads out of the folder of rebake.hcl; only what is below it counts',
    ],
    [
      "a path of Windows",
      'ignore { paths = ["a\\\\b"] }',
      '"a\\\\b" | paths has a "\\" in a path; between folders stands "/"',
    ],
    [
      "an absolute path",
      'vars "/x" { files = [] }',
      '"/x" | the folder has an absolute path; write it relative to the folder of rebake.hcl',
    ],
    [
      "a file of values that is none",
      'vars "x" { files = ["prod.json"] }',
      '"prod.json" | files takes vars files: their names end in ".tfvars" or ".tfvars.json"',
    ],
  ])("%s", (_name, text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });
});

describe("a broken file loses only what is broken", () => {
  test("a block that is not closed", () => {
    const { project, problems } = read(
      'rule "ssh-ingress-public" {\n  severity = \n\nrule "remote-exec" {\n  severity = "off"\n}\n',
    );
    expect(project.severities).toEqual(new Map([["remote-exec", "off"]]));
    expect(problems.length).toBeGreaterThan(0);
  });

  test("a wrong severity beside where a rule reports nothing", () => {
    const { project } = read('rule "remote-exec" {\n  severity = 1\n  ignore   = ["a", 2]\n}');
    expect([project.severities.size, project.ignoredBy.get("remote-exec")]).toEqual([0, ["a"]]);
  });

  test("one wrong item of a list", () => {
    expect(read('ignore { paths = ["a", var.x, "b"] }').project.ignored).toEqual(["a", "b"]);
  });

  test.each([
    ["nothing", ""],
    ["a byte order mark", "\uFEFF"],
    ["rubble", '}}}{{{ """ <<EOT ${ %{ '],
    ["zeros", "\0\0\0\0"],
    ["half a string", 'rule "re'],
    ["half a heredoc", "ignore {\n  paths = [<<EOT\n"],
    ["deep nesting", `${"a {\n".repeat(5000)}`],
    ["JSON", '{"rule": {"remote-exec": {"severity": "off"}}}'],
  ])("%s is read without an error", (_name, text) => {
    const { project, problems } = read(text);
    expect(project.severities.size + project.ignored.length).toBe(0);
    for (const { range } of problems) {
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeLessThanOrEqual(text.length);
    }
  });
});

describe("options of rules", () => {
  test("count", () => {
    const { project, problems } = read(`rule "ssh-ingress-public" {
  ports          = [22, 2222]
  trusted_ranges = ["10.8.0.0/16", "fd00::/8"]
}
rule "remote-exec" {
  severity = "hint"
  days     = 14
  allowed  = []
}
`);
    expect(problems).toEqual([]);
    expect(project.options).toEqual({
      "ssh-ingress-public": { ports: [22, 2222], trusted_ranges: ["10.8.0.0/16", "fd00::/8"] },
      "remote-exec": { days: 14, allowed: [] },
    });
  });

  test.each([
    ["ssh-ingress-public", "ports = 22", "22 | ports is a list of numbers: [22, 2222]"],
    ["ssh-ingress-public", 'ports = ["22"]', '"22" | ports takes only plain numbers'],
    ["ssh-ingress-public", "ports = [70000, 22]", "70000 | ports takes ports: whole numbers from 1 to 65535"],
    [
      "ssh-ingress-public",
      'trusted_ranges = ["vpn"]',
      '"vpn" | trusted_ranges takes ranges of addresses, such as "10.8.0.0/16"',
    ],
    [
      "ssh-ingress-public",
      'trusted_ranges = ["0.0.0.0/0"]',
      '"0.0.0.0/0" | trusted_ranges cannot hold the whole internet; name the ranges that are meant',
    ],
    ["ssh-ingress-public", "trusted_ranges = [var.vpn]", "var.vpn | trusted_ranges takes only plain strings"],
    [
      "ssh-ingress-public",
      "portz = [22]",
      'portz | the rule "ssh-ingress-public" has no option "portz"; do you mean "ports"?',
    ],
    [
      "ssh-ingress-public",
      "days = 3",
      'days | the rule "ssh-ingress-public" has no option "days"; it has severity, ignore, ports, trusted_ranges',
    ],
    ["remote-exec", "days = 0", "0 | days is a whole number from 1 to 30"],
    ["remote-exec", 'days = "14"', '"14" | days is a whole number from 1 to 30'],
    ["remote-exec", "days = 1.5", "1.5 | days is a whole number from 1 to 30"],
    ["remote-exec", 'allowed = "a"', '"a" | allowed is a list of strings: ["a*"]'],
    ["remote-exec", 'allowed = ["*"]', '"*" | allowed matches everything; for that, set severity = "off"'],
    ["remote-exec", 'allowed = [" "]', '" " | allowed holds an empty text; delete it'],
    ["remote-exec", "days = 2\n  days = 3", 'days | "days" is set twice; delete this one, the first counts'],
  ])("of %s: %s is told with its place", (rule, written, problem) => {
    expect(problems(`rule "${rule}" {\n  ${written}\n}\n`)).toEqual([problem]);
  });

  test("that are wrong leave the rest", () => {
    const { project } = read(
      'rule "ssh-ingress-public" {\n  ports = [0, 2222]\n  trusted_ranges = ["x"]\n}\n',
    );
    expect(project.options).toEqual({ "ssh-ingress-public": { ports: [2222] } });
  });
});
