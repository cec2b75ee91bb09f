import { beforeAll, describe, expect, test } from "vitest";
import { asString } from "../../../server/src/eval/value.ts";
import { Folder } from "../../../server/src/folder.ts";
import { RULES } from "../../../server/src/rules/index.ts";
import { attribute, block, sourceText } from "../../../server/src/syntax/body.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { readJsonSource } from "../../../server/src/syntax/json/source.ts";
import { dialectOf } from "../../../server/src/syntax/names.ts";
import { readSourceText } from "../../../server/src/syntax/read.ts";
import type { Dialect, SourceFile } from "../../../server/src/syntax/source-file.ts";
import { engine, lintTexts, type Texts } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

const read = (text: string, previous?: SourceFile): SourceFile =>
  readJsonSource(hcl, "/w/main.tf.json", "terraform", text, previous);

const moduleOf = (text: string) => {
  const module = new Folder("/w", [read(text)]).terraform;
  if (!module) throw new Error("no module");
  return module;
};

const GROUP = `{
  "//": "made by a script",
  "variable": { "cidr": { "default": "0.0.0.0/0" } },
  "resource": {
    "aws_security_group": {
      "web": {
        "tags": { "Name": "web" },
        "lifecycle": { "ignore_changes": ["tags", "ingress"] },
        "ingress": [
          { "from_port": 22, "to_port": 22, "protocol": "tcp", "cidr_blocks": ["\${var.cidr}"] },
          { "from_port": 443, "to_port": 443, "protocol": "tcp", "cidr_blocks": ["10.0.0.0/8"] }
        ]
      },
      "other": [{ "name": "\${lower(\\"OTHER\\")}" }]
    }
  }
}
`;

describe("a file in JSON syntax", () => {
  test("is cut into pieces that are the file", () => {
    const file = read(GROUP);
    expect(file.pieces.map(({ piece }) => piece.text).join("")).toBe(GROUP);
    for (const { piece, start } of file.pieces)
      expect(GROUP.slice(start, start + piece.text.length)).toBe(piece.text);
  });

  test("has the same blocks as HCL", () => {
    const module = moduleOf(GROUP);
    expect(module.resources().map((one) => one.address)).toEqual([
      "aws_security_group.web",
      "aws_security_group.other",
    ]);
    const web = module.resource("aws_security_group.web");
    expect(web?.body.blocks.map((one) => one.type)).toEqual(["lifecycle", "ingress", "ingress"]);
    expect(web?.body.attributes.map((one) => one.name)).toEqual(["tags"]);
    expect(web && sourceText(web.header)).toBe('"web"');
  });

  test("has templates in its strings, and names where HCL has names", () => {
    const module = moduleOf(GROUP);
    const other = module.resource("aws_security_group.other");
    const name = other && module.value(other.body, "name");
    expect(name && asString(name)).toBe("other");
    const web = module.resource("aws_security_group.web");
    const ignored = web && attribute(block(web.body, "lifecycle")?.body ?? web.body, "ignore_changes");
    expect(ignored?.expression.kind === "tuple" && ignored.expression.items.map((one) => one.kind)).toEqual([
      "traversal",
      "traversal",
    ]);
  });

  test("has labels at each level, in objects or in lists of them", () => {
    const module = moduleOf(
      '{ "resource": [{ "aws_instance": { "a": {} } }, { "aws_instance": [{ "b": {} }] }], "provider": { "aws": [{ "region": "x" }, { "alias": "y" }] } }',
    );
    expect(module.resources().map((one) => one.address)).toEqual(["aws_instance.a", "aws_instance.b"]);
    expect(module.blocks("provider").length).toBe(2);
  });

  test("has provisioners, dynamic blocks and backends with their labels", () => {
    const module = moduleOf(`{
  "terraform": { "backend": { "s3": { "bucket": "b" } }, "required_providers": { "aws": { "source": "hashicorp/aws" } } },
  "resource": { "aws_instance": { "a": {
    "provisioner": [{ "remote-exec": { "inline": ["x"] } }, { "file": { "when": "destroy" } }],
    "dynamic": { "ebs_block_device": { "for_each": [1], "content": { "device_name": "\${ebs_block_device.value}" } } }
  } } }
}`);
    const terraform = module.blocks("terraform")[0];
    expect(terraform && block(terraform.body, "backend")?.labels.map((one) => one.text)).toEqual(["s3"]);
    const made = module.resource("aws_instance.a")?.body;
    expect(made?.blocks.map((one) => [one.type, ...one.labels.map((label) => label.text)].join(" "))).toEqual(
      ["provisioner remote-exec", "provisioner file", "ebs_block_device"],
    );
  });

  test("is reported at the exact characters, without a fix that would write HCL into it", () => {
    const [finding] = lintTexts(
      hcl,
      { "main.tf.json": GROUP },
      RULES.filter((rule) => rule.id === "ssh-ingress-public"),
    );
    const { start, end } = finding?.location.range ?? { start: 0, end: 0 };
    expect(GROUP.slice(start, end)).toBe('"${var.cidr}"'.replace("\\", ""));
    expect(finding?.fixes).toEqual([]);
    expect(
      finding?.related.map((one) => GROUP.slice(one.location.range.start, one.location.range.end)),
    ).toEqual(['"0.0.0.0/0"']);
  });

  test("keeps what it knows of blocks that did not change", () => {
    const before = read(GROUP);
    const after = read(GROUP.replace("10.0.0.0/8", "10.0.0.0/16"), before);
    expect(after.pieces.map(({ piece }, index) => piece === before.pieces[index]?.piece)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test.each([
    ["empty", ""],
    ["not closed", "{"],
    ["a list", "[]"],
    ["null", "null"],
    ["of the wrong shape", '{"resource": 1}'],
    ["cut off", '{"resource": {"a": {"b": [{"c": '],
    ["an open string", '"'],
    ["binary", "\u0000"],
    ["very deep", "[".repeat(20_000)],
    ["very deep inside a block", `{"resource": {"a": {"b": {"c": ${"[".repeat(20_000)}`],
  ])("that is broken is no error: %s", (_name, text) => {
    const file = read(text);
    expect(file.pieces.map(({ piece }) => piece.text).join("") === text).toBe(true);
    for (const { piece } of file.pieces) if (piece.item?.kind === "block") void piece.item.body;
  });
});

test.each([
  ["", 0, "is empty"],
  [" \n", 0, "is empty"],
  ["[]", 0, "is no JSON object"],
  ['{\n  "a": 1', 10, "a closing brace is missing"],
  ['{\n  "a": 1\n  "b": 2\n}\n', 13, "a comma is missing"],
  ['{\n  "a": ', 9, "a value is missing"],
  ["{\n  // x\n}", 4, "JSON has no comments"],
  ['{ "a": "x\n" }', 7, "a closing quote is missing"],
  ["{} {}", 3, "something follows the end"],
  ["a = 1\n", 0, "a word without quotes"],
  [`{\n"a": ${"[".repeat(600)}`, 506, "is nested more than 500 levels deep"],
])("what is wrong with a file is said, and where: %j", (text, offset, message) => {
  for (const name of ["main.tf.json", "x.auto.tfvars.json", "web.pkr.json"]) {
    const { fault } = readSourceText(hcl, `/w/${name}`, dialectOf(name) as Dialect, text);
    expect(fault?.message).toContain(message);
    expect(fault?.offset).toBe(offset);
  }
});

test("nothing is wrong with a sound file", () => {
  expect(read(GROUP).fault).toBeUndefined();
  expect(read("{}").fault).toBeUndefined();
});

test("variables are not known where a vars file is broken, since a value may stand in what cannot be read", () => {
  const main =
    'variable "cidr" {\n  default = "0.0.0.0/0"\n}\nresource "aws_security_group_rule" "r" {\n  type = "ingress"\n  protocol = "tcp"\n  from_port = 22\n  to_port = 22\n  cidr_blocks = [var.cidr]\n}\n';
  const found = (vars: Texts): number => {
    const findings = lintTexts(hcl, { "main.tf": main, ...vars }, RULES);
    return findings.filter((finding) => finding.rule.id === "ssh-ingress-public").length;
  };
  expect(found({ "a.auto.tfvars.json": "{}" })).toBe(1);
  expect(found({ "a.auto.tfvars.json": '{ "x": 1' })).toBe(0);
  expect(found({ "terraform.tfvars": "x = {\n" })).toBe(0);
  expect(found({ "terraform.tfvars": 'cidr = "0.0.0.0/0"\nx = {\n' })).toBe(1);
});

test("variables files and Packer templates in JSON are read as well", () => {
  const texts = {
    "main.tf":
      'variable "cidr" {}\nresource "aws_security_group_rule" "r" {\n  type = "ingress"\n  protocol = "tcp"\n  from_port = 22\n  to_port = 22\n  cidr_blocks = [var.cidr]\n}\n',
    "prod.auto.tfvars.json": '{ "cidr": "0.0.0.0/0" }',
    "image.pkr.json":
      '{ "source": { "amazon-ebs": { "web": { "ami_name": "web" } } }, "build": { "sources": ["source.amazon-ebs.web"] } }',
  };
  expect(lintTexts(hcl, texts, RULES).map((finding) => finding.rule.id)).toEqual(
    expect.arrayContaining(["ssh-ingress-public", "manifest-missing", "image-name-not-unique"]),
  );
});
