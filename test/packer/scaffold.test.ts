import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { BUILDERS, type BuilderName, type MachineFact } from "../../server/src/packer/builders.ts";
import { type BakeRecipe, hclText, packerTemplate } from "../../server/src/packer/scaffold.ts";
import { RULES } from "../../server/src/rules/index.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { engine, lintTexts } from "../support/analysis.ts";
import { readFixtures } from "../support/fixtures.ts";

const PACKER_RULES = RULES.filter((rule) => rule.dialect === "packer");
let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

describe.each(Object.keys(BUILDERS) as BuilderName[])("a template for %s", (builder) => {
  test.each([
    ["everything known", EVERYTHING],
    ["nothing known", {}],
  ])("with %s has nothing that our own rules warn about", (_name, facts) => {
    expect(warnings(packerTemplate({ ...RECIPE, builder, facts }))).toEqual([]);
  });

  test("declares each variable it uses, and no other", () => {
    const text = packerTemplate({ ...RECIPE, builder, facts: {} });
    const declared = [...text.matchAll(/^variable "(\w+)"/gm)].map((match) => match[1]).sort();
    const used = [...text.matchAll(/\bvar\.(\w+)/g)].map((match) => match[1]);
    expect([...new Set(used)].sort()).toEqual(declared);
  });

  test("pins its plugin and names each image anew", () => {
    const text = packerTemplate({ ...RECIPE, builder, facts: EVERYTHING });
    expect(text).toContain('version = "~> ');
    expect(text).toMatch(/"web-server-\$\{local\.timestamp\}"/);
    expect(text).not.toMatch(/\n\n\n|\0| $/m);
  });
});

test("steps stand in their order, with their comments, before the image is cleaned", () => {
  const text = packerTemplate({
    ...RECIPE,
    steps: [
      {
        type: "file",
        comments: ["# The site"],
        settings: [
          { name: "source", value: hclText('"a"') },
          { name: "destination", value: hclText('"/b"') },
        ],
      },
      { type: "shell", comments: [], settings: [{ name: "inline", value: hclText('[\n  "x",\n]') }] },
      { type: "ansible", comments: [], settings: [{ name: "playbook_file", value: hclText('"p.yml"') }] },
    ],
  });
  expect(text).toContain(`  # The site
  provisioner "file" {
    source      = "a"
    destination = "/b"
  }

  provisioner "shell" {
    inline = [
      "x",
    ]
  }

  provisioner "ansible" {
    playbook_file = "p.yml"
  }

  # Every machine`);
  expect(text).toContain('source  = "github.com/hashicorp/ansible"');
});

test("lines of a heredoc are not moved", () => {
  const value = { text: "[<<EOT\nexact\n  text\nEOT\n]", fixedLines: new Set([1, 2, 3]) };
  const text = packerTemplate({
    ...RECIPE,
    steps: [{ type: "shell", comments: [], settings: [{ name: "inline", value }] }],
  });
  expect(text).toContain("    inline = [<<EOT\nexact\n  text\nEOT\n    ]\n");
});

test("long texts become locals, to the letter", () => {
  const text = packerTemplate({ ...RECIPE, texts: new Map([["unit", "a\nEOT\n$" + "{b}\n"]]) });
  expect(text).toContain("\n  unit = <<END_OF_TEXT\na\nEOT\n$$" + "{b}\nEND_OF_TEXT\n}\n");
});

test("an uncertain platform is said", () => {
  expect(packerTemplate({ ...RECIPE, isCertain: false })).toContain("does not tell which platform");
});

test("secrets are declared as such, and root needs no sudo", () => {
  const text = packerTemplate({
    ...RECIPE,
    facts: { user: "root" },
    variables: [
      { name: "key", type: "string", description: undefined, isSensitive: true },
      { name: "any", type: undefined, description: undefined, isSensitive: false },
    ],
  });
  expect(text).toContain(
    'variable "key" {\n  type      = string\n  sensitive = true\n}\n\nvariable "any" {}\n',
  );
  expect(text).not.toContain("sudo");
});

test("the templates that fixes make have nothing that our own rules warn about", () => {
  const templates = readFixtures(join(import.meta.dirname, "../rules")).flatMap((fixture) =>
    Object.entries(fixture.after ?? {}).filter(([name]) => /^packer\/.*\.pkr\.hcl$/.test(name)),
  );
  expect(templates.length).toBeGreaterThan(20);
  for (const [name, text] of templates) expect(warnings(text), name).toEqual([]);
});

function warnings(text: string): string[] {
  return lintTexts(hcl, { "web.pkr.hcl": text }, PACKER_RULES)
    .filter((finding) => finding.severity === "error" || finding.severity === "warning")
    .map((finding) => `${finding.rule.id}: ${finding.message}`);
}

const EVERYTHING: Record<MachineFact, string> = {
  image: "image-20250101",
  imageProject: "images",
  size: "small",
  region: "here",
  zone: "here-a",
  project: "shop",
  user: "admin",
  publisher: "Canonical",
  offer: "ubuntu",
  sku: "server",
  version: "24.04.202501150",
};

const RECIPE: BakeRecipe = {
  name: "web_server",
  origin: "aws_instance.web_server",
  builder: "amazon-ebs",
  isCertain: true,
  facts: EVERYTHING,
  steps: [{ type: "shell", comments: [], settings: [{ name: "inline", value: hclText('["true"]') }] }],
  variables: [],
  texts: new Map(),
};
