import { beforeAll, expect, test } from "vitest";
import { Folder } from "../../../server/src/folder.ts";
import { FolderSet } from "../../../server/src/folder-set.ts";
import { ModuleTree } from "../../../server/src/module-tree.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { readHclSource } from "../../../server/src/syntax/hcl/source.ts";
import type { TerraformModule } from "../../../server/src/terraform/module.ts";
import { usersEverywhere } from "../../../server/src/terraform/users-everywhere.ts";
import { engine } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

const ROOT = `data "aws_ami" "base" {}

locals {
  image = data.aws_ami.base.id
}

module "web" {
  source = "./web"
  image  = local.image
  other  = "x"
}

resource "aws_route53_record" "web" {
  records = [module.web.address]
}

resource "aws_route53_record" "unrelated" {
  records = [module.web.name]
}

module "dns" {
  source  = "./dns"
  address = module.web.address
}
`;
const WEB = `variable "image" {}
variable "other" {}

resource "aws_instance" "web" {
  ami = var.image
}

resource "aws_instance" "other" {
  ami = var.other
}

output "address" {
  value = aws_instance.web.private_ip
}

output "name" {
  value = "web"
}
`;
const DNS = `variable "address" {}

resource "aws_route53_record" "inner" {
  records = [var.address]
}
`;

function moduleIn(directory: string): TerraformModule {
  const folder = (name: string, text: string): [string, Folder] => [
    name,
    new Folder(name, [readHclSource(hcl, `${name}/main.tf`, "terraform", text)]),
  ];
  const folders = new Map([folder("/w", ROOT), folder("/w/web", WEB), folder("/w/dns", DNS)]);
  const [module] = new ModuleTree(new FolderSet({ folders })).uses(directory);
  if (!module) throw new Error("no module");
  return module;
}

const users = (directory: string, address: string): string[] =>
  usersEverywhere(moduleIn(directory), address).map(({ module, block }) =>
    [module.directory, block.address].join(" "),
  );

test("what is passed to a called module is used by what uses its variable", () => {
  expect(users("/w", "data.aws_ami.base")).toEqual(["/w module.web", "/w/web aws_instance.web"]);
});

test("what a called module gives is used by what uses that output, further calls included", () => {
  expect(users("/w/web", "aws_instance.web")).toEqual([
    "/w/web output.address",
    "/w module.dns",
    "/w/dns aws_route53_record.inner",
    "/w aws_route53_record.web",
  ]);
});
