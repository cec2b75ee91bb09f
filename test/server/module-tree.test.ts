import { beforeAll, describe, expect, test } from "vitest";
import { asString } from "../../server/src/eval/value.ts";
import { Folder } from "../../server/src/folder.ts";
import { FolderSet, type FolderSetOptions } from "../../server/src/folder-set.ts";
import { lintFolder } from "../../server/src/lint.ts";
import { ModuleTree } from "../../server/src/module-tree.ts";
import { RULES } from "../../server/src/rules/index.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { parseTemplateText } from "../../server/src/syntax/hcl/template-text.ts";
import { dialectOf, folderOf } from "../../server/src/syntax/names.ts";
import { readSourceText } from "../../server/src/syntax/read.ts";
import type { SourceFile } from "../../server/src/syntax/source-file.ts";
import { engine, type Texts } from "../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

interface Workspace {
  readonly folders: ReadonlyMap<string, Folder>;
  readonly tree: ModuleTree;
}

function workspace(texts: Texts, options: Partial<FolderSetOptions> = {}): Workspace {
  const files = new Map<string, SourceFile[]>();
  for (const [name, text] of Object.entries(texts)) {
    const path = `/w/${name}`;
    const dialect = dialectOf(path);
    if (!dialect) throw new Error(`${name} is no file of ours`);
    const list = files.get(folderOf(path)) ?? [];
    files.set(folderOf(path), [...list, readSourceText(hcl, path, dialect, text)]);
  }
  const folders = new Map([...files].map(([directory, list]) => [directory, new Folder(directory, list)]));
  return { folders, tree: new ModuleTree(new FolderSet({ folders, ...options })) };
}

/** The findings of one folder, as text: place, message, address, and what is related to them. */
function findings({ folders, tree }: Workspace, directory: string, rule = "ssh-ingress-public"): string[] {
  const folder = folders.get(directory) as Folder;
  const found = lintFolder(
    folder,
    RULES.filter((one) => one.id === rule),
    {
      uses: tree.folderUses(directory),
      onRuleFailure: (_rule, _folder, error) => {
        throw error;
      },
    },
  );
  return found.map((one) => {
    const related = one.related.map((each) => `${each.location.path.slice(3)}: ${each.message}`);
    return [`${one.address}: ${one.message}`, ...related].join("\n  ");
  });
}

/** `var.x` in each use of a folder. */
function values({ tree }: Workspace, directory: string, name: string): (string | undefined)[] {
  return tree.uses(directory).map((module) => {
    const value = module.variable(name);
    return value && asString(value);
  });
}

const NET = `variable "cidr" {
  default = "0.0.0.0/0"
}
resource "aws_security_group_rule" "ssh" {
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = [var.cidr]
}
output "cidr" {
  value = var.cidr
}
`;

describe("a module that is called", () => {
  test("has what it is passed, never its defaults instead", () => {
    const work = workspace({
      "net/main.tf": NET,
      "main.tf": 'module "net" {\n  source = "./net"\n  cidr   = "10.0.0.0/8"\n}\n',
    });
    expect(values(work, "/w/net", "cidr")).toEqual(["10.0.0.0/8"]);
    expect(findings(work, "/w/net")).toEqual([]);
  });

  test("has its defaults for what it is not passed", () => {
    const work = workspace({ "net/main.tf": NET, "main.tf": 'module "net" {\n  source = "./net"\n}\n' });
    expect(findings(work, "/w/net")).toEqual([
      [
        "module.net.aws_security_group_rule.ssh: aws_security_group_rule.ssh opens SSH (port 22) to 0.0.0.0/0 through var.cidr: anyone can try to log in",
        "  net/main.tf: `var.cidr` gets its value here",
        "  main.tf: module.net uses this module",
      ].join("\n"),
    ]);
  });

  test("is silent where what it is passed cannot be known", () => {
    const work = workspace({
      "net/main.tf": NET,
      "main.tf": 'variable "c" {}\nmodule "net" {\n  source = "./net"\n  cidr   = var.c\n}\n',
    });
    expect(values(work, "/w/net", "cidr")).toEqual([undefined]);
    expect(findings(work, "/w/net")).toEqual([]);
  });

  test("by several is judged for each, and reported once with the calls that cause it", () => {
    const work = workspace({
      "net/main.tf": NET,
      "prod/main.tf": 'module "net" {\n  source = "../net"\n  cidr   = "10.0.0.0/8"\n}\n',
      "dev/main.tf": 'module "open" {\n  source = "../net"\n  cidr   = "0.0.0.0/0"\n}\n',
    });
    expect(findings(work, "/w/net")).toEqual([
      [
        "module.open.aws_security_group_rule.ssh: aws_security_group_rule.ssh opens SSH (port 22) to 0.0.0.0/0 through var.cidr: anyone can try to log in",
        "  dev/main.tf: `var.cidr` gets its value here",
        "  dev/main.tf: module.open uses this module",
      ].join("\n"),
    ]);
  });

  test("through others, gets what the outermost passes", () => {
    const work = workspace({
      "net/main.tf": NET,
      "stack/main.tf": 'variable "c" {}\nmodule "net" {\n  source = "../net"\n  cidr   = var.c\n}\n',
      "live/main.tf": 'module "stack" {\n  source = "../stack"\n  c      = var.cidr\n}\nvariable "cidr" {}\n',
      "live/terraform.tfvars": 'cidr = "0.0.0.0/0"\n',
    });
    expect(findings(work, "/w/net")).toEqual([
      [
        "module.stack.module.net.aws_security_group_rule.ssh: aws_security_group_rule.ssh opens SSH (port 22) to 0.0.0.0/0 through var.cidr and var.c: anyone can try to log in",
        "  stack/main.tf: `var.cidr` gets its value here",
        "  live/main.tf: `var.c` gets its value here",
        "  live/terraform.tfvars: `var.cidr` gets its value here",
        "  stack/main.tf: module.net uses this module",
      ].join("\n"),
    ]);
  });

  test("with for_each has each instance's arguments", () => {
    const work = workspace({
      "net/main.tf": NET,
      "main.tf":
        'module "net" {\n  source   = "./net"\n  for_each = { a = "10.0.0.0/8", b = "0.0.0.0/0" }\n  cidr     = each.value\n}\n',
    });
    expect(values(work, "/w/net", "cidr")).toEqual(["10.0.0.0/8", "0.0.0.0/0"]);
    expect(findings(work, "/w/net")[0]).toContain('module.net["b"].aws_security_group_rule.ssh: ');
  });

  test("by a call that makes nothing is not there", () => {
    const work = workspace({
      "net/main.tf": NET,
      "main.tf": 'module "net" {\n  source = "./net"\n  count  = 0\n}\n',
    });
    expect(findings(work, "/w/net")).toEqual([]);
  });

  test("by a call that is switched off, or for each of nothing, is not there", () => {
    for (const many of ["count = var.on ? 1 : 0", "for_each = {}", 'for_each = var.on ? { a = "a" } : {}']) {
      const main = `variable "on" {\n  default = false\n}\nmodule "net" {\n  source = "./net"\n  ${many}\n}\n`;
      expect(findings(workspace({ "net/main.tf": NET, "main.tf": main }), "/w/net")).toEqual([]);
    }
  });

  test("for each of what others are to bring is judged by itself", () => {
    const work = workspace({
      "net/main.tf": NET,
      "main.tf": `variable "nets" {
  default = {}
}
module "net" {
  for_each = { for key, one in var.nets : key => one }
  source   = "./net"
}
`,
    });
    expect(values(work, "/w/net", "cidr")).toEqual(["0.0.0.0/0"]);
    expect(findings(work, "/w/net")).toHaveLength(1);
  });

  test("with what others are to fill makes something, in what it calls too", () => {
    const server = (many: string): string => `variable "nodes" {
  default = []
}
module "net" {
  ${many}
  source = "./net"
  cidr   = "0.0.0.0/0"
}
resource "null_resource" "setup" {
  ${many}
  provisioner "remote-exec" {
    inline = ["true"]
  }
}
`;
    for (const many of ["for_each = toset(var.nodes)", "count = length(var.nodes)"]) {
      const work = workspace({ "net/main.tf": NET, "main.tf": server(many) });
      expect(findings(work, "/w", "remote-exec")).toHaveLength(1);
      expect(findings(work, "/w/net")).toHaveLength(1);
    }
    const own = 'terraform {\n  backend "s3" {}\n}\n';
    for (const many of ["count = 0", "count = length(var.nodes) > 0 ? 1 : 0"])
      expect(findings(workspace({ "main.tf": server(many) }), "/w", "remote-exec")).toEqual([]);
    const run = workspace({ "main.tf": own + server("count = length(var.nodes)") });
    expect(findings(run, "/w", "remote-exec")).toEqual([]);
  });

  test("in a comment only is judged by itself, as a module", () => {
    const work = workspace({
      "net/main.tf": `provider "aws" {\n  region = "eu-central-1"\n}\n${NET}`,
      "main.tf": '# module "net" {\n#   source = "./net"\n# }\n',
    });
    expect(findings(work, "/w/net")).toHaveLength(1);
    expect(findings(work, "/w/net", "local-backend")).toEqual([]);
  });

  test("by a folder that holds the provider to an old version is judged by that", () => {
    const texts = {
      "web/main.tf": 'resource "aws_instance" "web" {\n  user_data = file("boot.sh")\n}\n',
      "main.tf": 'module "web" {\n  source = "./web"\n}\n',
    };
    const old = { ...texts, "versions.tf": 'provider "aws" {\n  version = "~> 2.0"\n}\n' };
    expect(findings(workspace(texts), "/w/web", "user-data-not-replacing")).toHaveLength(1);
    expect(findings(workspace(old), "/w/web", "user-data-not-replacing")).toEqual([]);
  });

  test("with a newest image has machines that follow the lookup", () => {
    const work = workspace({
      "app/main.tf": `variable "image" {}
module "web" {
  source = "../web"
  ami    = var.image
}
`,
      "web/main.tf": `variable "ami" {}
locals {
  image = var.ami
}
resource "aws_launch_template" "web" {
  image_id = local.image
}
`,
      "main.tf": `data "aws_ami" "base" {
  most_recent = true
}
module "app" {
  source = "./app"
  image  = data.aws_ami.base.id
}
module "other" {
  source = "./app"
  image  = "ami-0abcdef1234567890"
}
`,
    });
    expect(findings(work, "/w", "most-recent-lookup")).toEqual([
      [
        "data.aws_ami.base: aws_launch_template.web gets another image as soon as a newer one is published",
        "web/main.tf: This follows the lookup",
      ].join("\n  "),
    ]);
  });

  test("and has a backend of its own is judged by itself as well", () => {
    const work = workspace({
      "net/main.tf": `terraform {\n  backend "s3" {}\n}\n${NET}`,
      "main.tf": 'module "net" {\n  source = "./net"\n  cidr   = "10.0.0.0/8"\n}\n',
    });
    expect(values(work, "/w/net", "cidr")).toEqual(["0.0.0.0/0", "10.0.0.0/8"]);
  });

  test("gives its outputs to those that call it", () => {
    const work = workspace({
      "net/main.tf": NET,
      "main.tf": `module "net" {
  source = "./net"
}
module "many" {
  source   = "./net"
  for_each = { a = "10.0.0.0/8" }
  cidr     = each.value
}
locals {
  one  = module.net.cidr
  each = module.many["a"].cidr
}
resource "aws_security_group_rule" "x" {
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = [local.one, local.each]
}
`,
    });
    expect(findings(work, "/w")).toEqual([
      [
        "aws_security_group_rule.x: aws_security_group_rule.x opens SSH (port 22) to 0.0.0.0/0 through local.one, module.net.cidr and var.cidr: anyone can try to log in",
        "  main.tf: `local.one` gets its value here",
        "  net/main.tf: `module.net.cidr` gets its value here",
        "  net/main.tf: `var.cidr` gets its value here",
      ].join("\n"),
    ]);
  });

  test("in a circle is judged all the same", () => {
    const work = workspace({
      "a/main.tf": `module "b" {\n  source = "../b"\n}\n${NET}`,
      "b/main.tf": 'module "a" {\n  source = "../a"\n}\n',
    });
    expect(findings(work, "/w/a").length).toBe(1);
    expect(work.tree.uses("/w/b").length).toBeGreaterThan(0);
  });

  test.each([
    ["/w/a", "/w/b", "/w/c"],
    ["/w/c", "/w/b", "/w/a"],
    ["/w/b", "/w/a", "/w/c"],
  ])("in a circle gets what the caller outside of it passes, never its default (%s first)", (...order) => {
    const next = (target: string): string =>
      `variable "x" {\n  default = "default"\n}\nmodule "next" {\n  source = "../${target}"\n  x = var.x\n}\n`;
    const asked = workspace({
      "main.tf": 'module "a" {\n  source = "./a"\n  x = "passed"\n}\n',
      "a/main.tf": next("b"),
      "b/main.tf": next("c"),
      "c/main.tf": next("a"),
    });
    for (const directory of order) expect(values(asked, directory, "x")).toEqual(["passed"]);
  });

  test("and passes outputs round in a circle ends in unknown", () => {
    const work = workspace({
      "net/main.tf": NET,
      "main.tf":
        'module "a" {\n  source = "./net"\n  cidr   = module.b.cidr\n}\nmodule "b" {\n  source = "./net"\n  cidr   = module.a.cidr\n}\n',
    });
    expect(findings(work, "/w/net")).toEqual([]);
  });
});

describe("template files", () => {
  const TASK = `[{ "name": "$\{name}", "image": "$\{image}", "memory": $\{memory}, "command": ["$$\{HOME}"] }]`;
  const files = {
    readFile: (path: string) => (path === "/w/task.json" ? TASK : undefined),
    listFiles: () => undefined,
    has: () => undefined,
    parseTemplate: (text: string) => parseTemplateText(hcl, text),
  };

  test.each([
    ["ghost:latest", "container-tag-latest-or-missing", 1],
    ["ghost:5.80.1", "container-tag-latest-or-missing", 0],
    ["ghost:5.80.1", "writable-container-rootfs", 1],
  ])("with the image %s have %s", (image, rule, count) => {
    const task = `resource "aws_ecs_task_definition" "ghost" {
  family = "ghost"
  container_definitions = templatefile("$\{path.module}/task.json", {
    image  = "${image}"
    name   = "ghost"
    memory = data.external.memory.result
  })
}
`;
    expect(findings(workspace({ "main.tf": task }, { files: () => files }), "/w", rule)).toHaveLength(count);
  });

  test("of the older kind are filled in too", () => {
    const task = `data "template_file" "task" {
  template = file("$\{path.module}/task.json")
  vars = {
    image  = "ghost"
    memory = var.memory
  }
}
resource "aws_ecs_task_definition" "ghost" {
  family                = "ghost"
  container_definitions = data.template_file.task.rendered
}
`;
    const work = workspace({ "main.tf": task }, { files: () => files });
    expect(findings(work, "/w", "container-tag-latest-or-missing")).toHaveLength(1);
  });
});

describe("instances", () => {
  const rule = (meta: string, cidr: string): Workspace =>
    workspace({
      "main.tf": `resource "aws_security_group_rule" "ssh" {
  ${meta}
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = [${cidr}]
}
`,
    });

  test("are judged one by one and named when not all are meant", () => {
    const work = rule(
      'for_each = { office = "10.0.0.0/8", world = "0.0.0.0/0", all = "::/0" }',
      "each.value",
    );
    expect(findings(work, "/w").map((one) => one.split("\n")[0])).toEqual([
      'aws_security_group_rule.ssh: aws_security_group_rule.ssh opens SSH (port 22) to ::/0 through each.value: anyone can try to log in (instances ["all"], ["world"])',
    ]);
  });

  test("are those there would be where only whether there is any is not known", () => {
    for (const [many, source] of [
      ["count = (var.on ? length(local.open) : 0)", "local.open[count.index]"],
      ["for_each = var.on ? toset(local.open) : toset([])", "each.value"],
    ]) {
      const work = workspace({
        "main.tf": `variable "on" {
  type = bool
}
locals {
  open = ["0.0.0.0/0", "10.0.0.0/8"]
}
resource "aws_security_group_rule" "ssh" {
  ${many}
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = [${source}]
}
`,
      });
      expect(findings(work, "/w")).toHaveLength(1);
    }
  });

  test("of count are told by where their value comes from, not by what their number depends on", () => {
    const work = workspace({
      "main.tf": `variable "open" {
  default = ["0.0.0.0/0", "10.0.0.0/8"]
}
variable "on" {
  default = true
}
resource "aws_security_group_rule" "ssh" {
  count       = var.on ? length(var.open) : 0
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = [var.open[count.index]]
}
`,
    });
    expect(findings(work, "/w").join()).toContain("to 0.0.0.0/0 through var.open: ");
  });

  test("of count have their index", () => {
    expect(findings(rule("count = 2", 'count.index == 1 ? "0.0.0.0/0" : "10.0.0.0/8"'), "/w")[0]).toContain(
      "(instances [1])",
    );
  });

  test("are not named when all are meant", () => {
    expect(
      findings(rule("count = 2", 'count.index < 9 ? "0.0.0.0/0" : "10.0.0.0/8"'), "/w")[0],
    ).not.toContain("instances");
  });
});
