import { beforeAll, describe, expect, test } from "vitest";
import { asString } from "../../../server/src/eval/value.ts";
import { blocksOfType } from "../../../server/src/syntax/body.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { ignoredChanges } from "../../../server/src/terraform/lifecycle.ts";
import type { TerraformModule } from "../../../server/src/terraform/module.ts";
import { engine, folderOf, type Texts } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

function moduleOf(texts: Texts | string): TerraformModule {
  const module = folderOf(hcl, typeof texts === "string" ? { "main.tf": texts } : texts).terraform;
  if (!module) throw new Error("no module");
  return module;
}

function known(module: TerraformModule, address: string, name: string): string | undefined {
  const resource = module.resource(address);
  const value = resource && module.value(resource.body, name);
  return value && asString(value);
}

describe("a folder is a module", () => {
  test("blocks of all its files have Terraform's addresses", () => {
    const module = moduleOf({
      "a.tf": 'resource "aws_instance" "a" {}\nmodule "net" {}\nlocals {}\n',
      "b.tofu": 'data "aws_ami" "b" {}\noutput "id" {}\n',
      "image.pkr.hcl": 'source "amazon-ebs" "x" {}\n',
    });
    expect(module.resources().map((one) => one.address)).toEqual(["aws_instance.a"]);
    expect(module.dataSources("aws_ami").map((one) => one.address)).toEqual(["data.aws_ami.b"]);
    expect(module.blocks("module").map((one) => one.address)).toEqual(["module.net"]);
    expect(module.blocks("source")).toEqual([]);
  });

  test("x.tofu stands for x.tf", () => {
    const module = moduleOf({ "a.tf": 'resource "x" "tf" {}\n', "a.tofu": 'resource "x" "tofu" {}\n' });
    expect(module.resources().map((one) => one.name)).toEqual(["tofu"]);
  });
});

describe("override files", () => {
  const base = `resource "aws_instance" "web" {
  ami = "base"
  tags = {}
  ingress {
    n = 1
  }
  ingress {
    n = 2
  }
  lifecycle {
    prevent_destroy = true
    ignore_changes  = [ami]
  }
}
`;

  test("replace attributes and blocks of a type, merge lifecycle, add what is new", () => {
    const module = moduleOf({
      "main.tf": base,
      "web_override.tf":
        'resource "aws_instance" "web" {\n  ami = "override"\n  extra = 1\n  ingress {\n    n = 3\n  }\n  lifecycle {\n    ignore_changes = [tags]\n  }\n}\n',
    });
    const web = module.resource("aws_instance.web");
    if (!web) throw new Error("no resource");
    expect(known(module, "aws_instance.web", "ami")).toBe("override");
    expect(web.body.attributes.map((one) => one.name).sort()).toEqual(["ami", "extra", "tags"]);
    expect(blocksOfType(web.body, "ingress")).toHaveLength(1);
    expect(ignoredChanges(web.body)).toEqual(["tags"]);
    expect(blocksOfType(web.body, "lifecycle")[0]?.body.attributes.map((one) => one.name)).toEqual([
      "prevent_destroy",
      "ignore_changes",
    ]);
    expect(module.resources()).toHaveLength(1);
  });

  test("are applied in the order of their names; one without a counterpart stays", () => {
    const module = moduleOf({
      "main.tf": 'resource "x" "y" {\n  a = "0"\n}\n',
      "b_override.tf": 'resource "x" "y" {\n  a = "b"\n}\n',
      "a_override.tf": 'resource "x" "y" {\n  a = "a"\n}\nresource "x" "alone" {}\n',
    });
    expect(known(module, "x.y", "a")).toBe("b");
    expect(module.resource("x.alone")).toBeDefined();
  });
});

describe("mayExist is false only when the block certainly makes nothing", () => {
  test.each([
    ["count = 0", false],
    ['count = "0"', false],
    ["count = var.off", false],
    ["for_each = {}", false],
    ["for_each = []", false],
    ["lifecycle {\n    enabled = false\n  }", false],
    ["count = 1", true],
    ["count = var.unknown", true],
    ["for_each = toset([])", false],
    ["for_each = toset(var.unknown)", true],
    ["for_each = { (var.unknown) = 1 }", true],
  ])("%s", (text, expected) => {
    const module = moduleOf(
      `variable "off" {\n  default = 0\n}\nvariable "unknown" {}\nresource "x" "y" {\n  ${text}\n}\n`,
    );
    const resource = module.resource("x.y");
    expect(resource && module.mayExist(resource)).toBe(expected);
  });
});

test("usersOf finds references directly, through locals, by index and splat; not names in strings or comments", () => {
  const module = moduleOf(`
data "aws_ami" "base" {}
locals {
  image = data.aws_ami.base.id
  twice = local.image
  other = "data.aws_ami.base"
}
resource "m" "direct" {
  a = data.aws_ami.base.id
}
resource "m" "through_locals" {
  a = local.twice
}
resource "m" "indexed" {
  a = data.aws_ami.base[0].id
}
resource "m" "splat" {
  nested {
    a = [for x in data.aws_ami.base[*].id : x]
  }
}
resource "m" "template" {
  a = "x-${"$"}{data.aws_ami.base.id}"
}
resource "m" "not" {
  a = "data.aws_ami.base.id" # data.aws_ami.base
  b = local.other
  c = data.aws_ami.base_other.id
}
output "id" {
  value = data.aws_ami.base.id
}
`);
  expect(
    module
      .usersOf("data.aws_ami.base")
      .map((one) => one.address)
      .sort(),
  ).toEqual(["m.direct", "m.indexed", "m.splat", "m.template", "m.through_locals", "output.id"]);
});
