import { beforeAll, describe, expect, test } from "vitest";
import { Folder } from "../../server/src/folder.ts";
import { type ForeignKind, foreignKind, foreignNote } from "../../server/src/foreign.ts";
import { lintFolder } from "../../server/src/lint.ts";
import { sshIngressPublic } from "../../server/src/rules/ssh-ingress-public.ts";
import { userDataNotReplacing } from "../../server/src/rules/user-data-not-replacing.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { dialectOf } from "../../server/src/syntax/names.ts";
import { readSourceText } from "../../server/src/syntax/read.ts";
import { engine, lintTexts } from "../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

const MACHINE = 'resource "aws_instance" "web" {\n  user_data = "x"\n}\n';

function kind(text: string, path = "/w/main.tf"): ForeignKind | undefined {
  return foreignKind(readSourceText(hcl, path, dialectOf(path) ?? "terraform", text));
}

describe("a file is a template", () => {
  test.each([
    ["with Go's tags between blocks", `{{ if .Values.web }}\n${MACHINE}{{ end }}\n`],
    ["with Go's tags for a value", 'resource "a" "b" {\n  count = {{ .Count }}\n}\n'],
    ["with Go's tags in a name", 'resource "a" "{{.Name}}" {\n  x = {{- .X -}}\n}\n'],
    ["with Jinja's tags", `{% if web %}\n${MACHINE}{% endif %}\n`],
  ])("%s", (_name, text) => {
    expect(kind(text)).toBe("template");
  });
});

describe("a file is none", () => {
  test.each([
    ["plain", MACHINE],
    ["with tags in strings, which Packer fills in", 'source "a" "b" {\n  name = "x-{{timestamp}}"\n}\n'],
    ["with tags in a heredoc", "locals {\n  a = <<-EOT\n    docker ps --format {{.ID}}\n    EOT\n}\n"],
    ["with tags in comments", "# {{ x }}\n// {% x %}\n/* {{ x }} */\nlocals {}\n"],
    ["with directives", 'locals {\n  a = "%{ if true }x%{ endif }"\n}\n'],
    ["with braces that follow each other", "locals {\n  a = {b={c={}}}\n}\n"],
    ["with a heredoc that is not closed", "locals {\n  a = <<EOT\n{{ x }}\n"],
  ])("%s", (_name, text) => {
    expect(kind(text)).toBeUndefined();
  });
});

test.each<[string, string, ForeignKind]>([
  ["/w/{{ cookiecutter.name }}/main.tf", MACHINE, "cookiecutter"],
  ["file:///w/%7B%7Bcookiecutter.name%7D%7D/main.tf", MACHINE, "cookiecutter"],
  ["/w/main.tf", 'variable "{{ cookiecutter.name }}" {}\n', "cookiecutter"],
  ["/w/_terramate_generated_backend.tf", MACHINE, "terramate"],
  ["/w/main.tf", `// TERRAMATE: GENERATED AUTOMATICALLY DO NOT EDIT\n\n${MACHINE}`, "terramate"],
  [
    "/w/out.tf.json",
    '{\n  "//": {\n    "metadata": {\n      "backend": "local", "stackName": "x"}}}',
    "cdktf",
  ],
])("%s is recognised", (path, text, expected) => {
  expect(kind(text, path)).toBe(expected);
});

test("recognising takes time in proportion to the text", () => {
  const text = `{{\n${'a = <<EOT\n"x'.repeat(200_000)}`.replace("{{", "# {{");
  // A look at the rest from each line would be a hundred thousand million characters: the time limit of the tests ends that.
  expect(kind(text)).toBeUndefined();
});

describe("nothing is reported", () => {
  test.each([
    ["in a template", { "main.tf": `{{ if .Web }}\n${MACHINE}{{ end }}\n` }],
    ["in a generated file", { "_terramate_generated_main.tf": MACHINE }],
  ])("%s", (_name, texts) => {
    expect(lintTexts(hcl, texts, [userDataNotReplacing])).toEqual([]);
  });

  test("but in the other files of the folder all the same", () => {
    const texts = { "a.tf": "{{ x }}\n", "main.tf": MACHINE };
    expect(lintTexts(hcl, texts, [userDataNotReplacing]).length).toBe(1);
  });
});

describe("beside a terragrunt.hcl", () => {
  const OPEN = `variable "cidr" {
  default = "0.0.0.0/0"
}
resource "aws_security_group" "ssh" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.cidr]
  }
}
`;
  const found = (isTerragrunt: boolean, vars?: string): number => {
    const texts = { "main.tf": OPEN, ...(vars === undefined ? {} : { "terraform.tfvars": vars }) };
    const files = Object.entries(texts).map(([name, text]) =>
      readSourceText(hcl, `/w/${name}`, dialectOf(name) ?? "terraform", text),
    );
    const folder = new Folder("/w", files, undefined, { hasUnknownInputs: isTerragrunt });
    return lintFolder(folder.withFiles(files), [sshIngressPublic], { onRuleFailure: () => {} }).length;
  };

  test("defaults are not what variables are worth, vars files are", () => {
    expect(found(false)).toBe(1);
    expect(found(true)).toBe(0);
    expect(found(true, 'cidr = "0.0.0.0/0"\n')).toBe(1);
  });
});

test("a note counts the files of a kind", () => {
  expect(foreignNote("template", 1)).toBe("1 file is a Go or Jinja template and was left out");
  expect(foreignNote("template", 12)).toBe("12 files are Go or Jinja templates and were left out");
});
