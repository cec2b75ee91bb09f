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
  templates: ["packer/web", "packer/web/web.pkr.hcl"],
  packerVarsFiles: ["packer/web/prod.pkrvars.hcl"],
  variables: new Map([["envs/prod", new Set(["size", "image_id"])]]),
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
    expect(Object.keys(completions('rule "x" {\n}\n\n|\n'))).toEqual([
      "rule",
      "ignore",
      "vars",
      "image",
      "target",
    ]);
    expect(completions("|").image).toBe('image "$1" {\n  template = "$0"\n}');
    expect(completions("|").target).toBe('target "$1" {\n  root = "$0"\n}');
  });

  test("what targets and images have, with the blocks in them", () => {
    expect(completions('target "prod" {\n  |\n}')).toMatchObject({
      production: 'target "prod" {\n  production = $0\n}',
      var_files: 'target "prod" {\n  var_files = ["$0"]\n}',
      verify: 'target "prod" {\n  verify {\n  $0\n}\n}',
    });
    expect(completions('target "prod" {\n  ro| = "x"\n}')).not.toHaveProperty("verify");
    expect(Object.keys(completions('target "prod" {\n  verify {\n    |\n  }\n}'))).toEqual([
      "http",
      "command",
      "attempts",
      "timeout",
      "interval",
    ]);
    expect(completions('target "prod" {\n  verify {\n    att|\n  }\n}').attempts).toBe(
      'target "prod" {\n  verify {\n    attempts = $0\n  }\n}',
    );
  });

  test("what targets and images name: templates, root modules, images of the file, variables of the root module", () => {
    expect(Object.keys(completions('image "web" {\n  template = "|"\n}'))).toEqual(AROUND.templates);
    expect(completions('image "web" {\n  var_files = [|]\n}')).toEqual({
      "packer/web/prod.pkrvars.hcl": 'image "web" {\n  var_files = ["packer/web/prod.pkrvars.hcl"]\n}',
    });
    expect(Object.keys(completions('target "prod" {\n  root = "|"\n}'))).toEqual([".", "envs/prod"]);
    const images = 'image "web" {\n}\nimage "api" {\n}\n';
    expect(Object.keys(completions(`${images}target "prod" {\n  image = "|\n}`))).toEqual(["api", "web"]);
    const target = 'target "a" {\n  root = "elsewhere"\n}\ntarget "prod" {\n';
    expect(Object.keys(completions(`${target}  variable = "|"\n  root = "./envs/prod/"\n}`))).toEqual([
      "image_id",
      "size",
    ]);
    expect(completions(`${target}  variable = "|"\n}\ntarget "b" {\n  root = "envs/prod"\n}`)).toEqual({});
    expect(completions('target "prod" {\n  production = |\n}')).toEqual({
      true: 'target "prod" {\n  production = true\n}',
      false: 'target "prod" {\n  production = false\n}',
    });
    expect(Object.keys(completions('target "x" {\n  root = "envs/prod"\n  var_files = ["|"]\n}'))).toEqual([
      "envs/prod/prod.tfvars",
      "a.tfvars",
    ]);
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
    ["a block that is not known", 'images "x" {\n  a|\n}'],
    ["a name of one's own", 'image "|" {}'],
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
    expect(explain('ima|ge "x" { template = "a" }')).toContain("baked with Packer");
    expect(explain('target "x" { produ|ction = true }')).toContain("must be typed");
    expect(explain('target "x" {\n  ver|ify {\n  }\n}')).toContain("**verify**");
    expect(explain('target "x" {\n  verify {\n    ht|tp = ""\n  }\n}')).toContain("from 200 to 299");
  });

  test("says nothing of what it does not know", () => {
    expect(explain('rule "no-such" { sever|ty = 1 }')).toBeUndefined();
    expect(explain('image "x" { a| = 1 }')).toBeUndefined();
    expect(explain('target "x" {\n  veri {\n    ht|tp = ""\n  }\n}')).toBeUndefined();
    expect(explain("# a| comment")).toBeUndefined();
  });
});

test("the manual names everything that can be written", () => {
  const manual = readFileSync("docs/configuration.md", "utf8");
  for (const { type, label, attributes, blocks = [] } of PROJECT_BLOCKS) {
    const header = label ? `\`${type} "<${label === "rule" ? "id" : label}>"\`` : `\`${type}\``;
    for (const { name } of attributes) expect(manual).toContain(`| ${header} | \`${name}\` |`);
    for (const inner of blocks)
      for (const { name } of inner.attributes)
        expect(manual).toContain(`| \`${inner.type}\` | \`${name}\` |`);
  }
});
