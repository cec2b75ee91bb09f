import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { completeProject } from "../../../server/src/project/complete.ts";
import { explainProject } from "../../../server/src/project/explain.ts";
import { PROJECT_BLOCKS } from "../../../server/src/project/schema.ts";
import { RULES } from "../../../server/src/rules/index.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { readHclSource } from "../../../server/src/syntax/hcl/source.ts";
import { engine } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

const AROUND = {
  rules: [
    { id: "remote-exec", title: "Commands" },
    {
      id: "ssh-ingress-public",
      title: "SSH",
      options: RULES.find(({ id }) => id === "ssh-ingress-public")?.options ?? [],
    },
    {
      id: "database-no-backups",
      title: "Backups",
      options: RULES.find(({ id }) => id === "database-no-backups")?.options ?? [],
    },
  ],
  modules: ["", "envs/prod"],
  varsFiles: ["a.tfvars", "envs/prod/prod.tfvars"],
};

/** The text after each completion is taken at `|`, by label. */
function completions(marked: string): Record<string, string> {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  return Object.fromEntries(
    completeProject(text, offset, AROUND).map(({ label, newText, range }) => [
      label,
      text.slice(0, range.start) + newText + text.slice(range.end),
    ]),
  );
}

describe("completion of", () => {
  test("blocks", () => {
    expect(completions("ru|")).toMatchObject({
      rule: 'rule "$1" {\n  severity = "$0"\n}',
      ignore: 'ignore {\n  paths = ["$0"]\n}',
    });
    expect(Object.keys(completions('rule "x" {\n}\n\n|\n'))).toEqual(["rule", "ignore", "vars"]);
  });

  test("rules, with their titles", () => {
    expect(completions('rule "|" {}')).toEqual({
      "database-no-backups": 'rule "database-no-backups" {}',
      "remote-exec": 'rule "remote-exec" {}',
      "ssh-ingress-public": 'rule "ssh-ingress-public" {}',
    });
    expect(completions('rule "ssh-|old" {')["remote-exec"]).toBe('rule "remote-exec" {');
  });

  test("root modules", () => {
    expect(completions('vars "|')).toEqual({ ".": 'vars ".', "envs/prod": 'vars "envs/prod' });
  });

  test("attributes", () => {
    expect(completions('rule "remote-exec" {\n  |\n}')).toEqual({
      severity: 'rule "remote-exec" {\n  severity = "$0"\n}',
      ignore: 'rule "remote-exec" {\n  ignore = ["$0"]\n}',
    });
    expect(completions('rule "remote-exec" {\n  sev| = "off"\n}')).toEqual({
      severity: 'rule "remote-exec" {\n  severity = "off"\n}',
      ignore: 'rule "remote-exec" {\n  ignore = "off"\n}',
    });
    expect(completions('rule "ssh-ingress-public" {\n  |\n}').ports).toBe(
      'rule "ssh-ingress-public" {\n  ports = [$0]\n}',
    );
    expect(completions('rule "database-no-backups" {\n  |\n}').days).toBe(
      'rule "database-no-backups" {\n  days = $0\n}',
    );
    expect(Object.keys(completions('vars "x" {\n  # a } comment\n  f|'))).toEqual(["files"]);
  });

  test("severities, with quotes where there are none", () => {
    expect(completions('rule "a" {\n  severity = "|"\n}').off).toBe('rule "a" {\n  severity = "off"\n}');
    expect(completions('rule "a" {\n  severity = o|\n}').off).toBe('rule "a" {\n  severity = "off"\n}');
  });

  test("vars files, those of the module first", () => {
    expect(Object.keys(completions('vars "envs/prod" {\n  files = ["a.tfvars", "|"]\n}'))).toEqual([
      "envs/prod/prod.tfvars",
      "a.tfvars",
    ]);
  });

  test("folders that are to be left out", () => {
    expect(completions('rule "a" {\n  ignore = ["|"]\n}')).toEqual({
      "envs/prod/**": 'rule "a" {\n  ignore = ["envs/prod/**"]\n}',
    });
    expect(completions('ignore {\n  paths = [\n    "|\n  ]\n}')).toEqual({
      "envs/prod/**": 'ignore {\n  paths = [\n    "envs/prod/**\n  ]\n}',
    });
  });

  test.each([
    ["a comment", "# ru|"],
    ["a block comment", "/* ru|"],
    ["a block of others", 'image "x" {\n  a|\n}'],
    ["a nested block", "rule {\n  a {\n    s|\n  }\n}"],
    ["a label of nothing", '"|"'],
    ["a value of nothing", 'rule "a" {\n  x = |\n}'],
  ])("nothing in %s", (_name, text) => {
    expect(completions(text)).toEqual({});
  });
});

describe("hover", () => {
  const explain = (marked: string): string | undefined => {
    const text = marked.replace("|", "");
    const file = readHclSource(hcl, "/work/rebake.hcl", "project", text);
    return explainProject(file, marked.indexOf("|"), RULES, (rule) => `page:${rule}`)?.markdown;
  };

  test("explains rules, blocks and attributes", () => {
    expect(explain('rule "remote|-exec" { severity = "off" }')).toContain("(page:remote-exec)");
    expect(explain('\nru|le "remote-exec" { severity = "off" }')).toContain("How severe");
    expect(explain('rule "remote-exec" { seve|rity = "off" }')).toContain("**severity**");
    expect(explain('rule "ssh-ingress-public" { por|ts = [22] }')).toContain("at which SSH listens");
    expect(explain("ignore { paths| = [] }")).toContain("**paths**");
  });

  test("says nothing of what it does not know", () => {
    expect(explain('rule "no-such" { sever|ty = 1 }')).toBeUndefined();
    expect(explain('image "x" { a| = 1 }')).toBeUndefined();
    expect(explain("# a| comment")).toBeUndefined();
  });
});

test("the manual names everything that can be written", () => {
  const manual = readFileSync("docs/configuration.md", "utf8");
  for (const { type, label, attributes } of PROJECT_BLOCKS) {
    const header = label ? `\`${type} "<${label === "rule" ? "id" : label}>"\`` : `\`${type}\``;
    for (const { name } of attributes) expect(manual).toContain(`| ${header} | \`${name}\` |`);
  }
});
