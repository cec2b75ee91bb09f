import { describe, expect, test } from "vitest";
import { leafModule, rootModule } from "../../scripts/bench/generated-modules.ts";
import { Folder } from "../../server/src/folder.ts";
import { FolderSet } from "../../server/src/folder-set.ts";
import { lintFolder } from "../../server/src/lint.ts";
import { ModuleTree } from "../../server/src/module-tree.ts";
import { RULES } from "../../server/src/rules/index.ts";
import { dialectOf, folderOf } from "../../server/src/syntax/names.ts";
import { readSourceText } from "../../server/src/syntax/read.ts";
import type { SourceFile } from "../../server/src/syntax/source-file.ts";
import { EvaluationMemories } from "../../server/src/terraform/evaluation-memory.ts";
import { engine } from "../support/analysis.ts";

const hcl = await engine();

/** Paths and texts of a workspace. */
type World = Map<string, string>;

/** What an editor does: everything is read again with the version before at hand. */
class Edited {
  private readonly memories = new EvaluationMemories();
  private readonly sources = new Map<string, SourceFile>();
  private folders = new Map<string, Folder>();

  findings(world: World): string[] {
    const changed = new Set<string>();
    for (const [path, text] of world) {
      const before = this.sources.get(path);
      if (before?.text === text) continue;
      this.sources.set(path, read(path, text, before));
      changed.add(folderOf(path));
    }
    const folders = foldersOf(world, (path) => this.sources.get(path) as SourceFile);
    for (const [directory, folder] of this.folders)
      if (!changed.has(directory)) folders.set(directory, folder);
    this.folders = folders;
    return found(folders, this.memories);
  }

  memoryOf(directory: string): object | undefined {
    const set = new FolderSet({ folders: this.folders, memories: this.memories });
    return new ModuleTree(set).uses(directory)[0]?.memory;
  }
}

function read(path: string, text: string, previous?: SourceFile): SourceFile {
  return readSourceText(hcl, path, dialectOf(path) ?? "terraform", text, previous);
}

function foldersOf(world: World, source: (path: string) => SourceFile): Map<string, Folder> {
  const files = new Map<string, string[]>();
  for (const path of world.keys()) files.set(folderOf(path), [...(files.get(folderOf(path)) ?? []), path]);
  return new Map(
    [...files].map(([directory, paths]) => [directory, new Folder(directory, paths.map(source))]),
  );
}

function fresh(world: World): string[] {
  return found(foldersOf(world, (path) => read(path, world.get(path) ?? "")));
}

function found(folders: Map<string, Folder>, memories?: EvaluationMemories): string[] {
  const tree = new ModuleTree(new FolderSet({ folders, ...(memories ? { memories } : {}) }));
  return [...folders.values()].flatMap((folder) =>
    lintFolder(folder, RULES, {
      optIn: true,
      uses: tree.folderUses(folder.directory),
      onRuleFailure: (_rule, _folder, error) => {
        throw error;
      },
    }).map(({ rule, location, message, severity, address, related, fixes }) =>
      JSON.stringify([
        rule.id,
        location,
        message,
        severity,
        address,
        related,
        fixes.map((fix) => plain(fix.edits())),
      ]),
    ),
  );
}

function plain({ changes, newFiles }: { changes: ReadonlyMap<string, unknown>; newFiles: unknown }): unknown {
  return [[...changes], newFiles];
}

/** The same edits in each run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Something a person does to a text: a letter more or less, a line gone, twice or elsewhere. */
function edited(text: string, below: (limit: number) => number): string {
  const at = below(text.length + 1);
  const lines = text.split("\n");
  const line = below(lines.length);
  switch (below(6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return `${text.slice(0, at)}${["x", "0", '"', "{", "}", "${", "\n"][below(7)]}${text.slice(at)}`;
    case 2:
      return lines.filter((_, index) => index !== line).join("\n");
    case 3:
      return [...lines.slice(0, line), lines[line], ...lines.slice(line)].join("\n");
    case 4:
      return lines
        .map((one, index) => (index === line ? one.replace(/\d+|true|false|"[a-z]/, '"b') : one))
        .join("\n");
    default:
      return [...lines.slice(0, line), lines[below(lines.length)], ...lines.slice(line)].join("\n");
  }
}

const SCRIPT = `variable "cidr" {
  default = "0.0.0.0/0"
}
locals {
  script = "#!/bin/bash\\napt-get install -y nginx\\n"
  ports  = [22, 443]
}
resource "aws_security_group" "web" {
  name = "web"
  dynamic "ingress" {
    for_each = local.ports
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = [var.cidr]
    }
  }
}
resource "aws_security_group_rule" "ssh" {
  type              = "ingress"
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = [var.cidr]
  security_group_id = aws_security_group.web.id
}
data "cloudinit_config" "web" {
  part {
    content = local.script
  }
}
resource "aws_instance" "web" {
  for_each      = { blue = "ami-1", green = "ami-2" }
  ami           = each.value
  instance_type = "t3.small"
  key_name      = "admin"
  user_data     = data.cloudinit_config.web.rendered
  tags = {
    Name = "web"
  }
}
module "part" {
  source = "./part"
  script = local.script
  cidr   = var.cidr
}
`;
const PART = `variable "script" {}
variable "cidr" {
  type    = string
  default = "10.0.0.0/8"
}
resource "aws_instance" "part" {
  ami           = "ami-1"
  instance_type = "t3.small"
  user_data     = var.script
}
resource "aws_security_group" "part" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.cidr]
  }
}
output "id" {
  value = aws_instance.part.id
}
`;

const WORLDS: Record<string, () => World> = {
  "a module and the one it calls": () =>
    new Map([
      ["/w/main.tf", SCRIPT],
      ["/w/terraform.tfvars", 'cidr = "0.0.0.0/0"\n'],
      ["/w/part/main.tf", PART],
    ]),
  "generated modules": () =>
    new Map([
      ...rootModule({ index: 0, calls: [0, 1, 2], users: 4 }).map(at("/w")),
      ...[0, 1, 2].flatMap((index) =>
        leafModule(index, index === 0 ? 1 : undefined).map(at(`/modules/leaf_${index}`)),
      ),
    ]),
};

function at(directory: string): (file: readonly [string, string]) => [string, string] {
  return ([name, text]) => [`${directory}/${name}`, text];
}

describe.each(Object.entries(WORLDS))("what is found in %s while it is edited", (_name, world) => {
  test.each([1, 2, 3, 4, 5, 6, 153])("is what is found when all is read anew (%i)", (seed) => {
    const below = random(seed);
    const texts = world();
    const editor = new Edited();
    expect(editor.findings(texts)).toEqual(fresh(texts));
    const original = new Map(texts);
    for (let step = 0; step < 25; step++) {
      const path = [...texts.keys()][below(texts.size)] as string;
      const text = texts.get(path) ?? "";
      // Back to what was there now and then, so that not all ends in rubble.
      texts.set(path, below(4) === 0 ? (original.get(path) ?? "") : edited(text, below));
      expect(editor.findings(texts), `${path} after step ${step}`).toEqual(fresh(texts));
    }
  });
});

test("an edit of what gives no name its value leaves what is known", () => {
  const texts = WORLDS["a module and the one it calls"]?.() ?? new Map();
  const editor = new Edited();
  const change = (path: string, from: string, to: string): boolean => {
    editor.findings(texts);
    const before = ["/w", "/w/part"].map((one) => editor.memoryOf(one));
    texts.set(path, (texts.get(path) ?? "").replace(from, to));
    editor.findings(texts);
    const after = ["/w", "/w/part"].map((one) => editor.memoryOf(one));
    expect(before.every((one) => one !== undefined)).toBe(true);
    return before.every((one, index) => one === after[index]);
  };
  expect(change("/w/main.tf", '"admin"', '"other"')).toBe(true);
  expect(change("/w/part/main.tf", '"t3.small"', '"t3.large"')).toBe(true);
  expect(change("/w/main.tf", "[22, 443]", "[23, 443]")).toBe(false);
  expect(change("/w/terraform.tfvars", "0.0.0.0/0", "10.0.0.0/8")).toBe(false);
  expect(change("/w/part/main.tf", "aws_instance.part.id", '"x"')).toBe(false);
});
