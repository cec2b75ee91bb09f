import { beforeAll, describe, expect, test } from "vitest";
import {
  type BuildProvisioner,
  placeIn,
  provisioners,
  UNKNOWN,
} from "../../../server/src/packer/provisioners.ts";
import { sourceText } from "../../../server/src/syntax/body.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { engine, folderOf } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

function read(build: string): { steps: BuildProvisioner[]; runs: (boolean | undefined)[][] } {
  const text = `variable "name" {\n  type = string\n}\nvariable "list" {\n  type = list(string)\n}\nbuild {\n${build}\n}\n`;
  const template = folderOf(hcl, { "web.pkr.hcl": text }).packer;
  const [only] = template?.builds() ?? [];
  if (!template || !only) throw new Error("no build");
  const steps = provisioners(template, only);
  return { steps, runs: steps.map((step) => only.sources.map((source) => step.runsFor(source))) };
}

const textsOf = (build: string): (string | undefined)[] =>
  read(build).steps.flatMap((step) => step.scripts().map((script) => script.text));

describe("the provisioners of a build", () => {
  test("stand in order, without those that only run after an error", () => {
    const { steps } = read(
      'provisioner "shell" {}\nerror-cleanup-provisioner "shell-local" {}\nprovisioner "file" {}',
    );
    expect(steps.map((step) => step.type)).toEqual(["shell", "file"]);
  });

  test("run for the sources that only and except name", () => {
    const { runs } = read(`
      sources = ["source.amazon-ebs.a"]
      source "source.amazon-ebs.a" { name = "b" }
      provisioner "shell" {}
      provisioner "shell" { only = ["amazon-ebs.a"] }
      provisioner "shell" { only = ["amazon-ebs.b"] }
      provisioner "shell" { except = ["amazon-ebs.b"] }
      provisioner "shell" { only = var.list }
    `);
    expect(runs).toEqual([
      [true, true],
      [true, true],
      [false, true],
      [true, false],
      [undefined, undefined],
    ]);
  });

  test("have scripts: inline commands without comments and line continuations, overrides last", () => {
    expect(
      textsOf(`provisioner "shell" {
        override = { a = { inline = ["three"] } }
        inline   = ["one \\\\\\n  --option", "# no\\ntwo"]
      }
      provisioner "shell-local" { command = "four" }`),
    ).toEqual(["one    --option", "\ntwo", "three", "four"]);
  });

  test("have scripts in which single values are not known", () => {
    expect(textsOf('provisioner "shell" { inline = ["apt-get install nginx=${var.name}"] }')).toEqual([
      `apt-get install nginx=${UNKNOWN}`,
    ]);
  });

  test.each([
    '["${var.name}"]',
    '["sudo ${var.name} clean"]',
    '["true && ${var.name}"]',
    '["bash /tmp/${var.name}.sh"]',
    "var.list",
    "[var.name]",
  ])("have scripts that cannot be read: %s", (inline) => {
    expect(textsOf(`provisioner "shell" { inline = ${inline} }`)).toEqual([undefined]);
  });

  test("have scripts in files, which are not read", () => {
    expect(textsOf('provisioner "shell" { script = "a.sh" }')).toEqual([undefined]);
    expect(textsOf('provisioner "shell" { scripts = ["a.sh", "b.sh"] }')).toEqual([undefined, undefined]);
  });

  test("show where something is written, or else the whole command", () => {
    const { steps } = read('provisioner "shell" { inline = ["echo one", "echo \\"two\\""] }');
    const [one, two] = steps[0]?.scripts() ?? [];
    expect(one && sourceText(placeIn(one, "one"))).toBe("one");
    expect(two && sourceText(placeIn(two, 'echo "two"'))).toBe('"echo \\"two\\""');
  });
});
