import { beforeAll, describe, expect, test } from "vitest";
import type { Value } from "../../../server/src/eval/value.ts";
import { attribute } from "../../../server/src/syntax/body.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { engine, folderOf, type Texts } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

/** The value of `x` in a locals block with the given expression, beside the given declarations. */
function evaluated(expression: string, declarations = "", others: Texts = {}): Value {
  const module = folderOf(hcl, {
    ...others,
    "main.tf": `${declarations}\nlocals {\n  x = ${expression}\n}\n`,
  }).terraform;
  const x = module?.blocks("locals").flatMap((locals) => attribute(locals.body, "x") ?? [])[0];
  if (!module || !x) throw new Error(`no local x in: ${expression}`);
  return module.evaluate(x.expression);
}

/** A value as plain data; "?" for what is unknown. */
function plain(value: Value): unknown {
  switch (value.kind) {
    case "unknown":
      return "?";
    case "null":
      return null;
    case "list":
      return value.items.map(plain);
    case "object":
      return Object.fromEntries([...value.entries].map(([name, item]) => [name, plain(item)]));
    default:
      return value.value;
  }
}

const DECLARATIONS = `
variable "port" {
  default = 22
}
variable "cidrs" {
  default = ["10.0.0.0/8", "0.0.0.0/0"]
}
variable "nothing" {}
variable "null_default" {
  default = null
}
locals {
  name  = "web"
  tags  = { Name = local.name, "a-b" = 1 }
  again = local.again
  left  = local.right
  right = local.left
}
`;

describe("is known", () => {
  test.each([
    ["1", 1],
    ["-1.5", -1.5],
    ["0x10", 16],
    ["true", true],
    ["null", null],
    ['"a\\tb\\u00e9\\"$${x}%%{y}"', 'a\tb\u00e9"${x}%{y}'],
    ["var.port", 22],
    ['"port $' + '{var.port}"', "port 22"],
    ['"$' + '{var.port}"', 22],
    ['"  a $' + '{~ local.name ~} b"', "  awebb"],
    ["var.cidrs[1]", "0.0.0.0/0"],
    ["local.tags.Name", "web"],
    ['local.tags["a-b"]', 1],
    ["[var.port, null]", [22, null]],
    ["{ a = var.port, (local.name) = 2 }", { a: 22, web: 2 }],
    ['var.port == 22 ? "ssh" : "other"', "ssh"],
    ['var.nothing ? "same" : "same"', "same"],
    ["!(1 < 2) || var.port >= 22", true],
    ["false && var.nothing", false],
    ["(1 + 2) * 3", 9],
    ["7 % 4", 3],
    ["var.null_default", null],
    ['1 == "1"', false],
    ["[for c in var.cidrs : c]", ["10.0.0.0/8", "0.0.0.0/0"]],
    ['[for i, c in var.cidrs : "$' + "{i}-$" + '{c}" if i > 0]', ["1-0.0.0.0/0"]],
    ["{ for k, v in local.tags : v => k }", { web: "Name", "1": "a-b" }],
    ["{ for c in [{ n = 1 }, { n = 1 }] : c.n => c.n... }", { "1": [1, 1] }],
    ["var.cidrs[*]", ["10.0.0.0/8", "0.0.0.0/0"]],
    ["[{ id = 1 }, { id = 2 }][*].id", [1, 2]],
    ["var.null_default[*]", []],
    ["var.port[*]", [22]],
    ["try(local.tags.missing, local.tags.Name)", "web"],
    ["can(local.tags.missing)", false],
    ["can(local.tags.Name)", true],
    ['true ? 1 : "a"', "1"],
    ["var.null_default == null", true],
    ["<<EOF\nline $" + "{var.port}\n  two\nEOF", "line 22\n  two\n"],
    ["<<-EOF\n    line\n      two\n    EOF", "line\n  two\n"],
  ])("%s", (expression, expected) => {
    expect(plain(evaluated(expression, DECLARATIONS))).toEqual(expected);
  });
});

describe("is unknown", () => {
  test.each([
    "var.nothing",
    "var.undeclared",
    "local.undeclared",
    "local.again",
    "local.left",
    "aws_instance.web.id",
    "data.aws_ami.x.id",
    "each.value",
    "count.index",
    "self.public_ip",
    "path.module",
    'file("x")',
    "var.cidrs[7]",
    "var.cidrs.name",
    "1 / 0",
    'var.nothing ? "a" : "b"',
    '"a $' + '{var.nothing}"',
    "[for c in var.nothing : c]",
    "var.nothing[*].id",
  ])("%s", (expression) => {
    expect(plain(evaluated(expression, DECLARATIONS))).toBe("?");
  });

  test("inside a list only the item is", () => {
    expect(plain(evaluated('[var.nothing, "a"]', DECLARATIONS))).toEqual(["?", "a"]);
  });
});

describe("vars files of the folder win over defaults", () => {
  const declaration = 'variable "v" {\n  default = "default"\n}\n';
  test.each<[string, Texts, unknown]>([
    ["terraform.tfvars", { "terraform.tfvars": 'v = "file"\n' }, "file"],
    [
      "a later *.auto.tfvars",
      { "terraform.tfvars": 'v = "file"\n', "b.auto.tfvars": 'v = "b"\n', "a.auto.tfvars": 'v = "a"\n' },
      "b",
    ],
    ["but not files that are only chosen by hand", { "prod.tfvars": 'v = "prod"\n' }, "default"],
    ["nor a value that is unknown there", { "terraform.tfvars": "v = foo(1)\n" }, "?"],
  ])("%s", (_name, files, expected) => {
    expect(plain(evaluated("var.v", declaration, files))).toBe(expected);
  });
});

describe("variables have the type they declare", () => {
  test.each<[string, unknown]>([
    ["type = string\n  default = 22", "22"],
    ['type = number\n  default = "22"', 22],
    ['type = list(string)\n  default = [1, "a"]', ["1", "a"]],
    ['type = set(string)\n  default = ["b", "a", "b"]', ["a", "b"]],
    ['type = map(number)\n  default = { a = "1" }', { a: 1 }],
    [
      'type = object({ name = string, port = optional(number, 22), user = optional(string) })\n  default = { name = "x", other = 1 }',
      { name: "x", port: 22, user: null },
    ],
    ["type = map(object({ port = optional(number, 22) }))\n  default = { a = {} }", { a: { port: 22 } }],
    ['type = tuple([string, bool])\n  default = [1, "true"]', ["1", true]],
    ["type = any\n  default = [1]", [1]],
    ['type = "string"\n  default = 1', "1"],
  ])("%s", (body, expected) => {
    expect(plain(evaluated("var.v", `variable "v" {\n  ${body}\n}\n`))).toEqual(expected);
  });

  test("null takes the default where the variable is not nullable", () => {
    const declaration = 'variable "v" {\n  nullable = false\n  default = "d"\n}\n';
    expect(plain(evaluated("var.v", declaration, { "terraform.tfvars": "v = null\n" }))).toBe("d");
  });

  test("what is sensitive stays so through what is made of it", () => {
    const declaration = 'variable "v" {\n  sensitive = true\n  default = "d"\n}\n';
    expect(evaluated('"a-$' + '{var.v}"', declaration).sensitive).toBe(true);
    expect(evaluated('var.v == "d"', declaration).sensitive).toBe(true);
    expect(evaluated("nonsensitive(var.v)", declaration).sensitive).toBeUndefined();
  });
});

test("a value says which way it came", () => {
  const value = evaluated("local.tags.Name", DECLARATIONS);
  expect(value.hops.map((hop) => `${hop.kind} ${hop.name}`)).toEqual([
    "local local.tags",
    "local local.name",
  ]);
  expect(value.span.piece.text.slice(value.span.range.start, value.span.range.end)).toBe('"web"');
});

describe("ends in unknown, not in a hang or an overflow", () => {
  test("very deep nesting", () => {
    expect(plain(evaluated(`${"(".repeat(5000)}1${")".repeat(5000)}`))).toBe("?");
    expect(plain(evaluated(`${"[".repeat(5000)}1${"]".repeat(5000)}`))).toBeDefined();
  });

  test("a chain of 5,000 locals", () => {
    const chain = Array.from({ length: 5000 }, (_, index) => `  n${index} = local.n${index + 1}`).join("\n");
    expect(plain(evaluated("local.n0", `locals {\n${chain}\n  n5000 = 1\n}`))).toBe("?");
  });

  test("locals that double each other", () => {
    const doubling = Array.from(
      { length: 64 },
      (_, index) => `  d${index + 1} = "$` + `{local.d${index}}$` + `{local.d${index}}"`,
    ).join("\n");
    expect(plain(evaluated("local.d64", `locals {\n  d0 = "x"\n${doubling}\n}`))).toBe("?");
  });

  test("lists that double each other", () => {
    const doubling = Array.from(
      { length: 64 },
      (_, index) => `  d${index + 1} = [local.d${index}, local.d${index}]`,
    ).join("\n");
    const declarations = `locals {\n  d0 = [1]\n${doubling}\n}`;
    for (const use of ["flatten(local.d64)", "local.d64 == local.d64", "toset(local.d64)", "[local.d64]"])
      expect(plain(evaluated(use, declarations))).not.toBe(true);
  });

  test("a long text in a long list", () => {
    const text = `jsonencode([for n in range(1000) : format("%900000s", "x")])`;
    expect(plain(evaluated(text))).toBe("?");
  });
});
