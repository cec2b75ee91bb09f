import { describe, expect, test } from "vitest";
import { leafModule, rootModule } from "../../scripts/bench/generated-modules.ts";
import { type Disk, Edited, fresh, type World } from "../support/edited-world.ts";

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

describe("what is kept over edits is what would be found anew", () => {
  const rule = (sources: string): string => `resource "aws_security_group_rule" "ssh" {
  type              = "ingress"
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = [${sources}]
  security_group_id = "sg-1"
}
`;
  const other = (name: string): string => `resource "aws_instance" "${name}" {}\n`;
  const main = (text: string): World => new Map([["/w/main.tf", text]]);
  const output = (value: string): string => `output "c" {\n  value = ${value}\n}\n`;
  const call = (name: string, argument = ""): string =>
    `module "${name}" {\n  source = "../${name}"\n  ${argument}\n}\n`;
  const called = (name: string, text: string): World => new Map([[`/${name}/main.tf`, text]]);
  const all = (...worlds: World[]): World => new Map(worlds.flatMap((one) => [...one]));

  function expectTheSame(...versions: [World, Disk?][]): string[][] {
    const editor = new Edited();
    return versions.map(([world, disk]) => {
      const kept = editor.findings(world, disk);
      expect(kept).toEqual(fresh(world, disk));
      return kept;
    });
  }

  test("when a file on disk comes through an output, or as an argument", () => {
    const open = { "c.txt": "0.0.0.0/0" };
    const closed = { "c.txt": "10.0.0.0/8" };
    const gives = called("m", output('file("c.txt")'));
    const user = call("m") + rule("module.m.c");
    expectTheSame([all(main(user + other("a")), gives), open], [all(main(user + other("b")), gives), closed]);
    const takes = called("m", `variable "c" {}\n${rule("var.c")}`);
    const passes = call("m", 'c = file("c.txt")');
    expectTheSame(
      [all(main(passes + other("a")), takes), open],
      [all(main(passes + other("b")), takes), closed],
    );
  });

  test("when a module that a called one calls says something else after edits of others", () => {
    const between = called("m", `${call("g")}${output("module.g.c")}`);
    const version = (name: string, value: string): [World] => [
      all(main(call("m") + rule("module.m.c") + other(name)), between, called("g", output(value))),
    ];
    const found = expectTheSame(
      version("a", '"0.0.0.0/0"'),
      version("b", '"0.0.0.0/0"'),
      version("c", '"0.0.0.0/0"'),
      version("c", '"10.0.0.0/8"'),
      version("d", '"0.0.0.0/0"'),
    );
    expect(found[2]?.join()).toContain("/g/main.tf");
  });

  test("when a value goes from one called module to another", () => {
    const texts = (name: string): [World] => [
      all(
        main(call("m") + call("n", "c = module.m.c") + other(name)),
        called("m", output('"0.0.0.0/0"')),
        called("n", `variable "c" {}\n${rule("var.c")}`),
      ),
    ];
    for (const found of expectTheSame(texts("a"), texts("b"))) expect(found.join()).toContain("/m/main.tf");
  });

  test("when a called folder appears, goes and comes back different", () => {
    const user = call("m") + rule("module.m.c");
    expectTheSame(
      [main(user)],
      [all(main(user), called("m", output('"0.0.0.0/0"')))],
      [main(user)],
      [main(user + other("b"))],
      [all(main(user + other("b")), called("m", output('"10.0.0.0/8"')))],
    );
  });

  test("when a boot script stands in another block", () => {
    const texts = (line: string): [World] => [
      main(`data "template_file" "t" {
  template = "#!/bin/bash\\n${line}"
}
resource "aws_instance" "x" {
  user_data = data.template_file.t.rendered
}
`),
    ];
    expectTheSame(texts("apt-get install -y nginx"), texts("echo"), texts("curl http://x | sh"));
  });
});
