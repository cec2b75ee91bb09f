import { beforeAll, describe, expect, test } from "vitest";
import { Folder } from "../../../server/src/folder.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { readHclSource } from "../../../server/src/syntax/hcl/source.ts";
import { TerraformModule } from "../../../server/src/terraform/module.ts";
import { allowsVersion } from "../../../server/src/terraform/required-version.ts";
import { isTrial, looksReusable, roleOf } from "../../../server/src/terraform/root-module.ts";
import { engine } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

function moduleAt(directory: string, text: string): TerraformModule {
  const file = readHclSource(hcl, `${directory}/main.tf`, "terraform", text);
  const module = new Folder(directory, [file], undefined, {}, "/shop").terraform;
  if (!module) throw new Error("no module");
  return module;
}

const BACKEND = 'terraform {\n  backend "s3" {}\n}\n';
const PROVIDER = 'provider "aws" {\n  region = "eu-central-1"\n}\n';
const VARIABLE = 'variable "name" {}\n';

describe("what a folder says of itself", () => {
  test.each([
    ["a backend", "/shop/web", BACKEND, "root"],
    ["a backend even below modules/", "/shop/modules/web", BACKEND, "root"],
    ["settings of a provider", "/shop/web", PROVIDER, "root"],
    ["settings of a provider below modules/", "/shop/modules/web", PROVIDER, "called"],
    ["settings of a provider in a checkout below modules/", "/modules/web", PROVIDER, "root"],
    ["an empty provider", "/shop/web", 'provider "aws" {}\n', "unknown"],
    ["variables", "/shop/web", VARIABLE, "unknown"],
  ])("%s", (_what, directory, text, role) => {
    expect(roleOf(moduleAt(directory, text))).toBe(role);
  });

  test("who is called is no root module, whatever it holds", () => {
    const caller = moduleAt("/shop", 'module "web" {}\n');
    const [block] = caller.blocks("module");
    if (!block) throw new Error("no call");
    const inputs = { has: () => false, get: () => undefined };
    const call = { caller, block, address: "module.web", inputs };
    expect(roleOf(new TerraformModule(moduleAt("/shop/web", BACKEND).source, { call }))).toBe("called");
  });

  test("variables alone make a folder reusable, a provider's settings do not", () => {
    expect(looksReusable(moduleAt("/shop/web", VARIABLE))).toBe(true);
    expect(looksReusable(moduleAt("/shop/web", VARIABLE + PROVIDER))).toBe(false);
    expect(looksReusable(moduleAt("/shop/web", "locals {}\n"))).toBe(false);
  });

  test("examples and tests are known by their folders' names", () => {
    expect(isTrial(moduleAt("/shop/examples/web", PROVIDER))).toBe(true);
    expect(isTrial(moduleAt("/shop/Tests", PROVIDER))).toBe(true);
    expect(isTrial(moduleAt("/shop/contest/web", PROVIDER))).toBe(false);
  });
});

describe("required_version allows 1.10", () => {
  test.each([
    ["", true],
    [">= 1.3", true],
    ["~> 1.5", true],
    ["~> 1.5.0", false],
    ["~> 1.10.1", true],
    ["~> 0.14", false],
    ["< 1.10", false],
    ["< 1.10.0", false],
    ["< 1.10.1", true],
    [">= 1.0, < 2.0", true],
    ["<= 1.9.8", false],
    ["1.9.8", false],
    ["= 1.11.0", true],
    ["!= 1.9.0", true],
  ])("%s", (constraint, allowed) => {
    const text = constraint === "" ? "" : `terraform {\n  required_version = "${constraint}"\n}\n`;
    expect(allowsVersion(moduleAt("/shop", `${text}locals {}\n`), 1, 10)).toBe(allowed);
  });
});
