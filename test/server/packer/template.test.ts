import { beforeAll, describe, expect, test } from "vitest";
import { asString } from "../../../server/src/eval/value.ts";
import type { PackerTemplate } from "../../../server/src/packer/template.ts";
import { attribute } from "../../../server/src/syntax/body.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { engine, folderOf, type Texts } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

function template(texts: Texts | string): PackerTemplate {
  const files = typeof texts === "string" ? { "image.pkr.hcl": texts } : texts;
  const read = folderOf(hcl, files).packer;
  if (!read) throw new Error("no Packer file among the texts");
  return read;
}

/** What the attribute `x` of the first source is worth, as text; undefined when it cannot be known. */
function worth(read: PackerTemplate): string | undefined {
  const x = read.sources()[0] && attribute(read.sources()[0]?.body ?? neverBody(), "x");
  return x && asString(read.evaluate(x.expression));
}

function neverBody(): never {
  throw new Error("no source");
}

describe("sources", () => {
  test("all files of the folder are one template", () => {
    const read = template({
      "a.pkr.hcl": 'source "amazon-ebs" "web" {}\n',
      "b.pkr.hcl": 'source "googlecompute" "web" {}\n',
      "main.tf": 'resource "aws_instance" "web" {}\n',
    });
    expect(read.sources().map((one) => one.address)).toEqual([
      "source.amazon-ebs.web",
      "source.googlecompute.web",
    ]);
    expect(read.sources("googlecompute").map((one) => one.name)).toEqual(["web"]);
  });

  test("blocks come by file name, then as they are written", () => {
    const read = template({
      "b.pkr.hcl": 'variable "b" {}\n',
      "a.pkr.hcl": 'variable "a" {}\nsource "null" "a" {}\n',
    });
    expect(read.allBlocks().map((one) => one.address)).toEqual(["variable.a", "source.null.a", "variable.b"]);
  });
});

test("functions are Packer's, which differ from Terraform's here and there", () => {
  const worthOf = (x: string) => worth(template(`source "null" "a" {\n  x = ${x}\n}\n`));
  expect(worthOf('replace("a/b/c", "/b/", "x")')).toBe("axc");
  expect(worthOf('regex_replace("a1b22", "[0-9]+", "#")')).toBe("a#b#");
  expect(worthOf('upper("a")')).toBe("A");
});

describe("builds", () => {
  const sources = 'source "amazon-ebs" "web" {}\nsource "null" "test" {}\n';

  function references(build: string): readonly (readonly [string, boolean, boolean])[] {
    const [one] = template(`${sources}${build}`).builds();
    return (one?.sources ?? []).map((use) => [use.reference, !!use.source, !!use.override]);
  }

  test("sources are listed by name, also by the older name without quotes", () => {
    expect(references('build {\n  sources = ["source.amazon-ebs.web", source.null.test]\n}\n')).toEqual([
      ["amazon-ebs.web", true, false],
      ["null.test", true, false],
    ]);
  });

  test("the word sources works too, as Packer accepts it", () => {
    expect(references('build {\n  sources = ["sources.null.test"]\n}\n')).toEqual([
      ["null.test", true, false],
    ]);
  });

  test("a source that is not there keeps its builder", () => {
    const [build] = template('build {\n  sources = ["source.amazon-ebs.gone"]\n}\n').builds();
    expect(build?.sources).toEqual([
      { reference: "amazon-ebs.gone", builder: "amazon-ebs", source: undefined, override: undefined },
    ]);
  });

  test("of two sources of one name the one in the build's file counts", () => {
    const text = (x: string) =>
      `source "null" "a" {\n  x = "${x}"\n}\nbuild {\n  sources = ["source.null.a"]\n}\n`;
    const read = template({ "a.pkr.hcl": text("1"), "b.pkr.hcl": text("2") });
    expect(read.builds().map((one) => one.sources[0]?.source?.path)).toEqual([
      "/work/a.pkr.hcl",
      "/work/b.pkr.hcl",
    ]);
  });

  test("a nested source sets more on top of the source", () => {
    const read = template(`${sources}build {\n  source "source.amazon-ebs.web" {\n    x = "1"\n  }\n}\n`);
    const use = read.builds()[0]?.sources[0];
    expect(use?.reference).toBe("amazon-ebs.web");
    expect(use?.source?.address).toBe("source.amazon-ebs.web");
    expect(use?.override?.body.attributes.map((one) => one.name)).toEqual(["x"]);
  });

  test("a list from a variable is known as far as its default is", () => {
    const list = 'variable "from" {\n  default = ["source.null.test"]\n}\n';
    expect(references(`${list}build {\n  sources = var.from\n}\n`)).toEqual([["null.test", true, false]]);
  });

  test.each([
    ["a list nobody knows", "build {\n  sources = var.unknown\n}\n"],
    ["an entry nobody knows", 'build {\n  sources = ["source.null.test", var.unknown]\n}\n'],
    ["a dynamic source", 'build {\n  dynamic "source" {\n    for_each = []\n  }\n}\n'],
    ["a broken body", 'build {\n  sources = ["source.null.test"]\n  provisioner "shell" {{\n}\n'],
  ])("%s leaves the sources unknown", (_name, text) => {
    expect(template(text).builds()[0]?.sourcesKnown).toBe(false);
  });

  test("an empty build has known sources: none", () => {
    const [build] = template("build {}\n").builds();
    expect([build?.sourcesKnown, build?.sources]).toEqual([true, []]);
  });

  test("a build is called by its name, which a variable may give", () => {
    const read = template(
      'variable "n" {\n  default = "web"\n}\nbuild {\n  name = var.n\n}\nbuild {}\nbuild {\n  name = var.unknown\n}\n',
    );
    expect(read.builds().map((one) => one.address)).toEqual(["build.web", "build", "build"]);
  });
});

describe("values", () => {
  const source = `source "null" "a" {\n  x = "<\${var.v}>"\n}\n`;

  test("a variable is worth its default", () => {
    expect(worth(template(`variable "v" {\n  default = "one"\n}\n${source}`))).toBe("<one>");
  });

  test("the older block of all variables counts too", () => {
    expect(worth(template(`variables {\n  v = "old"\n}\n${source}`))).toBe("<old>");
  });

  test("a variable without a default is unknown", () => {
    expect(worth(template(`variable "v" {}\n${source}`))).toBeUndefined();
  });

  test("vars files that Packer loads by itself win, the last by name first; others do not count", () => {
    const read = template({
      "image.pkr.hcl": `variable "v" {\n  default = "one"\n}\n${source}`,
      "a.auto.pkrvars.hcl": 'v = "a"\n',
      "b.auto.pkrvars.hcl": 'v = "b"\n',
      "c.pkrvars.hcl": 'v = "c"\n',
      "d.auto.tfvars": 'v = "d"\n',
    });
    expect(worth(read)).toBe("<b>");
    const x = read.sources()[0]?.body.attributes[0];
    expect(x && read.evaluate(x.expression).hops.map((hop) => [hop.name, hop.kind])).toEqual([
      ["var.v", "variable value"],
    ]);
  });

  test("locals are read from their block and from blocks of their own", () => {
    const read = template(
      `locals {\n  a = "1"\n}\nlocal "b" {\n  expression = "\${local.a}2"\n  sensitive  = true\n}\nsource "null" "s" {\n  x = local.b\n}\n`,
    );
    expect(worth(read)).toBe("12");
    expect(read.localExpression("a")?.kind).toBe("literal");
    expect(read.localExpression("c")).toBeUndefined();
  });

  test("an attribute that is null is not there", () => {
    const read = template('source "null" "s" {\n  x = null\n}\n');
    expect(read.value(read.sources()[0]?.body ?? neverBody(), "x")).toBeUndefined();
  });
});
