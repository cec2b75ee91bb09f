import { beforeAll, describe, expect, test } from "vitest";
import { asString } from "../../server/src/eval/value.ts";
import { Folder } from "../../server/src/folder.ts";
import { FolderSet } from "../../server/src/folder-set.ts";
import { ModuleIndex } from "../../server/src/module-index.ts";
import { ModuleTree } from "../../server/src/module-tree.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { dialectOf, folderOf } from "../../server/src/syntax/names.ts";
import { readSourceText } from "../../server/src/syntax/read.ts";
import type { Dialect, SourceFile } from "../../server/src/syntax/source-file.ts";
import { localSourcesIn } from "../../server/src/terraform/call-targets.ts";
import { engine, type Texts } from "../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

const NET = 'variable "cidr" {\n  default = "0.0.0.0/0"\n}\n';
const BACKEND = 'terraform {\n  backend "s3" {}\n}\n';

function call(source: string): string {
  return `module "net" {\n  source = ${source}\n  cidr   = "10.0.0.0/8"\n}\n`;
}

function foldersOf(texts: Texts): Map<string, Folder> {
  const files = new Map<string, SourceFile[]>();
  for (const [name, text] of Object.entries(texts)) {
    const path = `/w/${name}`;
    const source = readSourceText(hcl, path, dialectOf(path) as Dialect, text);
    files.set(folderOf(path), [...(files.get(folderOf(path)) ?? []), source]);
  }
  return new Map([...files].map(([directory, list]) => [directory, new Folder(directory, list)]));
}

/** `var.cidr` in each use of a folder: by itself `-`, then its value or `?`; by a call what the call is named. */
function uses(texts: Texts, directory: string): string[] {
  const tree = new ModuleTree(new FolderSet({ folders: foldersOf(texts) }));
  return tree.uses(directory).map((module) => {
    const value = module.variable("cidr");
    return `${module.path || "-"} ${(value && asString(value)) ?? "?"}`;
  });
}

describe("a source that is worked out", () => {
  test.each([
    ["a local", "local.net", 'locals {\n  net = "./net"\n}\n'],
    ["a path of the module", '"${path.module}/net"', ""],
    ["a path of the root", '"${path.root}/net"', ""],
    ["a template", '"./${local.name}"', 'locals {\n  name = "net"\n}\n'],
    ["parentheses", '("./net")', ""],
    ["a function", 'join("/", [".", "net"])', ""],
    ["a variable's default", "var.net", 'variable "net" {\n  default = "./net"\n}\n'],
    ["a condition", 'var.big ? "./big" : "./net"', 'variable "big" {\n  default = false\n}\n'],
  ])("from %s is followed", (_name, source, rest) => {
    expect(uses({ "net/a.tf": NET, "main.tf": call(source) + rest }, "/w/net")).toEqual([
      "module.net 10.0.0.0/8",
    ]);
  });

  test("in JSON is followed", () => {
    const main = JSON.stringify({
      locals: { net: "./net" },
      module: { net: { source: "${local.net}", cidr: "10.0.0.0/8" } },
    });
    expect(uses({ "net/a.tf": NET, "main.tf.json": main }, "/w/net")).toEqual(["module.net 10.0.0.0/8"]);
  });

  test("in a called module is followed with what that is passed", () => {
    const texts = {
      "main.tf": 'module "env" {\n  source = "./env"\n  kind   = "a"\n}\n',
      "env/main.tf": `variable "kind" {\n  default = "b"\n}\n${call('"../nets/${var.kind}"')}`,
      "nets/a/a.tf": NET,
      "nets/b/b.tf": NET,
    };
    expect(uses(texts, "/w/nets/a")).toEqual(["module.env.module.net 10.0.0.0/8"]);
    // Of this one nothing says that it is called.
    expect(uses(texts, "/w/nets/b")).toEqual(["- 0.0.0.0/0"]);
  });

  test("that takes what vars files say leads nowhere else", () => {
    const texts = {
      "main.tf": `variable "kind" {}\n${call('"./nets/${var.kind}"')}`,
      "terraform.tfvars": 'kind = "a"\n',
      "nets/a/a.tf": NET,
      "nets/b/b.tf": NET,
    };
    expect(uses(texts, "/w/nets/a")).toEqual(["module.net 10.0.0.0/8"]);
    expect(uses(texts, "/w/nets/b")).toEqual(["- 0.0.0.0/0"]);
  });

  test("by one that is itself called so passes what it can be known to pass", () => {
    const texts = (source: string): Texts => ({
      "main.tf": `locals {\n  env = "./env"\n}\nmodule "env" {\n  source = local.env\n  cidr   = "10.0.0.0/8"\n}\n`,
      "env/main.tf": `variable "cidr" {\n  default = "0.0.0.0/0"\n}\nmodule "net" {\n  source = ${source}\n  cidr   = var.cidr\n}\n`,
      "env/net/a.tf": NET,
    });
    expect(uses(texts("path.nothing"), "/w/env")).toEqual(["module.env 10.0.0.0/8"]);
    expect(uses(texts('"${path.module}/net"'), "/w/env/net")).toEqual(["module.env.module.net 10.0.0.0/8"]);
    expect(uses(texts('join("/", [".", "net"])'), "/w/env/net")).toEqual(["module.net ?"]);
  });

  test("that makes nothing is not there", () => {
    const main = `${call("local.net\n  count = 0")}locals {\n  net = "./net"\n}\n`;
    expect(uses({ "net/a.tf": NET, "main.tf": main }, "/w/net")).toEqual([]);
  });

  test("that needs itself leads nowhere", () => {
    expect(uses({ "net/a.tf": NET, "main.tf": call("module.net.where") }, "/w/net")).toEqual(["- ?"]);
  });
});

describe("a source that is not known", () => {
  test.each([
    ["a variable", "var.net", 'variable "net" {}\n'],
    ["a default that others may change", "var.net", 'variable "net" {\n  default = "./other"\n}\n'],
    ["the beginning of a template", '"./${var.net}"', 'variable "net" {}\n'],
    ["a name that is not declared", "local.nothing", ""],
    ["a path inside of another", '"./${path.module}/net"', ""],
    ["what goes up again", '"./other/${terraform.workspace}/../../net"', ""],
  ])("from %s may lead to a folder that nobody calls", (_name, source, rest) => {
    expect(uses({ "net/a.tf": NET, "main.tf": call(source) + rest }, "/w/net")).toEqual(["- ?"]);
  });

  test("leads below what is known of its beginning, and to nothing that is fetched", () => {
    const texts = (source: string): Texts => ({ "net/a.tf": NET, "main.tf": call(source) });
    for (const source of [
      '"./modules/${var.kind}"',
      '"git::https://example.com/${var.kind}"',
      '"x/${var.y}/aws"',
    ])
      expect(uses(texts(source), "/w/net")).toEqual(["- 0.0.0.0/0"]);
    expect(uses(texts('"${path.module}/n${var.kind}"'), "/w/net")).toEqual(["- ?"]);
  });

  test("takes nothing from calls that are known, nor from a folder that is run", () => {
    const texts = {
      "net/a.tf": NET,
      "run/a.tf": NET + BACKEND,
      "main.tf": call('"./net"') + call("var.other").replace('"net"', '"other"'),
    };
    expect(uses(texts, "/w/net")).toEqual(["module.net 10.0.0.0/8"]);
    expect(uses(texts, "/w/run")).toEqual(["- 0.0.0.0/0"]);
  });

  test("in something else than a call means nothing", () => {
    const copy =
      'resource "aws_s3_object" "module" {\n  source = var.file\n}\nmodule "x" {\n  source = "./x"\n}\n';
    expect(localSourcesIn(copy)).toEqual(["./x"]);
    expect(uses({ "net/a.tf": NET, "main.tf": copy }, "/w/net")).toEqual(["- 0.0.0.0/0"]);
  });

  test("of two that may call each other ends", () => {
    const main = (name: string): string => `variable "${name}" {}\n${NET}${call(`var.${name}`)}`;
    const texts = { "a/main.tf": main("x"), "b/main.tf": main("y") };
    expect(uses(texts, "/w/a")).toEqual(["- ?"]);
    expect(uses(texts, "/w/b")).toEqual(["- ?"]);
  });
});

test("the index of calls knows what a region means for those that depend on each other", () => {
  const index = new ModuleIndex();
  index.setSources("/w", localSourcesIn(call('"./nets/${var.kind}"')));
  for (const one of ["/w/nets/a", "/w/nets/b", "/w/other"]) index.setSources(one, []);
  expect([...index.dependents("/w")].sort()).toEqual(["/w/nets/a", "/w/nets/b"]);
  expect([...index.dependents("/w/nets/a")]).toEqual(["/w"]);
  expect([...index.neighbours("/w")]).toEqual([]);
  expect(index.set("/w", [])).toEqual(["/w/nets/a", "/w/nets/b"]);
});
