import { beforeAll, describe, expect, test } from "vitest";
import { placeProblems, variablesOf } from "../../../server/src/project/check-places.ts";
import { pinOf, pinsToHandOver } from "../../../server/src/project/deploy.ts";
import type { Project } from "../../../server/src/project/project.ts";
import { readProject } from "../../../server/src/project/read.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { readHclSource } from "../../../server/src/syntax/hcl/source.ts";
import { engine } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

function read(text: string) {
  return readProject(readHclSource(hcl, "/work/rebake.hcl", "project", text), []);
}

/** The problems, each behind the text it is about. */
function problems(
  text: string,
  more: (project: Project) => ReturnType<typeof placeProblems> = () => [],
): string[] {
  const { project, problems: found } = read(text);
  return [...found, ...more(project)].map(
    ({ range, message }) => `${text.slice(range.start, range.end)} | ${message}`,
  );
}

const WHOLE = `
image "web" {
  template  = "./packer/web/"
  only      = ["web.amazon-ebs.*"]
  var_files = ["packer/web/prod.pkrvars.hcl"]
}

target "prod" {
  root       = "envs/prod"
  workspace  = "prod"
  image      = "web"
  variable   = "image_id"
  region     = "eu-west-1"
  build      = "base"
  var_files  = ["envs/prod.tfvars"]
  production = true

  verify {
    http     = "https://web.example.com/health"
    attempts = 20
    timeout  = 3
    interval = 0
  }
}
`;

test("what is written counts", () => {
  const { project, problems: found } = read(WHOLE);
  expect(found).toEqual([]);
  expect(project.images).toMatchObject([
    {
      name: "web",
      template: { value: "packer/web" },
      only: ["web.amazon-ebs.*"],
      varsFiles: [{ value: "packer/web/prod.pkrvars.hcl" }],
    },
  ]);
  expect(project.targets).toMatchObject([
    {
      name: "prod",
      root: { value: "envs/prod" },
      workspace: "prod",
      image: { value: "web" },
      variable: { value: "image_id" },
      region: "eu-west-1",
      build: "base",
      varsFiles: [{ value: "envs/prod.tfvars" }],
      production: true,
      verify: {
        probe: { kind: "http", url: "https://web.example.com/health" },
        attempts: 20,
        timeoutSeconds: 3,
        intervalSeconds: 0,
      },
    },
  ]);
  const [target] = project.targets;
  expect(WHOLE.slice(target?.range.start, target?.range.end)).toMatch(/^target "prod" \{[\s\S]*\}$/);
});

test("little needs to be said, and no image is needed", () => {
  const { project, problems: found } = read(
    'target "a" {\n  root = "."\n  verify {\n    command = ["./v", "1"]\n  }\n}',
  );
  expect(found).toEqual([]);
  expect(project.targets).toMatchObject([
    {
      root: { value: "" },
      workspace: undefined,
      image: undefined,
      production: false,
      verify: {
        probe: { kind: "command", words: ["./v", "1"] },
        attempts: 10,
        timeoutSeconds: 5,
        intervalSeconds: 10,
      },
    },
  ]);
});

test("what is not certainly no production counts as one", () => {
  const production = (text: string) =>
    read(`target "a" {\n  root = "a"\n  ${text}\n}`).project.targets[0]?.production;
  expect(
    ["", "production = false", "production = true", 'production = "no"', "production = var.x"].map(
      production,
    ),
  ).toEqual([false, false, true, true, true]);
});

describe("a sentence says what to do about", () => {
  const target = (text: string) => `target "a" {\n  root = "envs/a"\n  ${text}\n}\n`;
  const verify = (text: string) => target(`verify {\n    ${text}\n  }`);
  const image = 'image "web" { template = "packer" }\n';
  test.each([
    [
      "an image without template",
      'image "web" { only = ["a"] }',
      'image "web" | image "web" needs "template"; add template = "packer/web"',
    ],
    [
      "a target without root",
      'target "a" {}',
      'target "a" | target "a" needs "root"; add root = "envs/prod"',
    ],
    [
      "an address without a server",
      verify('http = "https://:80"'),
      '"https://:80" | http is an address that begins with http:// or https://',
    ],
    [
      "an address with a blank in it",
      verify('http = "https://a.example/b c"'),
      '"https://a.example/b c" | http is an address that begins with http:// or https://',
    ],
    [
      "builds that Packer would take for two",
      'image "web" {\n  template = "a"\n  only = ["a,b"]\n}',
      '"a,b" | only has a comma in a name; write several as ["a", "b"]',
    ],
    [
      "a build without a name",
      'image "web" {\n  template = "a"\n  only = [" "]\n}',
      '" " | only has an empty name of a build; delete it',
    ],
    ["no name", 'image { template = "a" }', 'image | write image "<name>" { ... }'],
    [
      "a name that leads away",
      'image "../x" { template = "a" }',
      '"../x" | the name must begin with a letter or digit, have at most 64 letters, digits, dots, - or _, and not end with a dot',
    ],
    [
      "a name of Windows",
      'target "aux" { root = "a" }',
      '"aux" | the name is a name that Windows keeps for a device',
    ],
    [
      "a name that comes twice, also with other capitals",
      'image "web" { template = "a" }\nimage "Web" { template = "b" }',
      'image "Web" | image "Web" stands in line 1 already, which counts; delete one of them',
    ],
    [
      "an image that is not there",
      `${image}${target('image = "wep"\n  variable = "v"')}`,
      '"wep" | there is no image "wep"; do you mean "web"?',
    ],
    [
      "an image where there is none",
      target('image = "web"\n  variable = "v"'),
      '"web" | there is no image "web"; add image "web" { ... }',
    ],
    [
      "an image without variable",
      `${image}${target('image = "web"')}`,
      'image | target "a" has an image; say with "variable" where it is put',
    ],
    [
      "a variable without image",
      target('variable = "v"'),
      'variable | target "a" has a variable; say with "image" what it is set to',
    ],
    [
      "a reference in place of a name",
      `${image}${target('image = "web"\n  variable = "var.v"')}`,
      '"var.v" | variable is the name of a variable, without var.',
    ],
    [
      "an absolute path",
      'image "web" { template = "/srv/packer" }',
      '"/srv/packer" | template has an absolute path; write it relative to the folder of rebake.hcl',
    ],
    [
      "a path that leads away",
      'target "a" { root = "../b" }',
      '"../b" | root leads out of the folder of rebake.hcl; only what is below it counts',
    ],
    ["an empty path", 'target "a" { root = "" }', '"" | root is empty; the folder of rebake.hcl is "."'],
    [
      "a path that is worked out",
      'target "a" { root = "${var.x}" }',
      '"${var.x}" | root is a plain string: root = "envs/prod"',
    ],
    [
      "vars files of Packer",
      target('var_files = ["a.pkrvars.hcl"]'),
      '"a.pkrvars.hcl" | var_files takes vars files: their names end in ".tfvars" or ".tfvars.json"',
    ],
    [
      "a pattern",
      target('var_files = ["*.tfvars"]'),
      '"*.tfvars" | var_files takes files, no patterns: their order counts',
    ],
    [
      "a flag in quotes",
      target('production = "true"'),
      '"true" | production is true or false, without quotes',
    ],
    [
      "an option in place of a workspace",
      target('workspace = "-x"'),
      '"-x" | workspace is no name that a workspace can have',
    ],
    [
      "an attribute that is not there",
      target('workspce = "a"'),
      'workspce | "target" has no attribute "workspce"; do you mean "workspace"?',
    ],
    [
      "an attribute that is set twice",
      target('root = "b"'),
      'root | "root" is set twice; delete this one, the first counts',
    ],
    [
      "a block that is not there",
      target("verfy {}"),
      'verfy | "target" has no block "verfy"; do you mean "verify"?',
    ],
    [
      "two verify blocks",
      `target "a" {\n  root = "a"\n  verify { http = "http://a" }\n  verify { http = "http://b" }\n}`,
      "verify | there is a verify block already, which counts; delete one of them",
    ],
    [
      "a verify block that says nothing",
      verify("attempts = 2"),
      'verify | this block says nothing; add http = "https://web.example.com/health" or command = ["./verify.sh"]',
    ],
    [
      "one that says both",
      verify('http = "http://a"\n    command = ["b"]'),
      "verify | has http and command, of which http counts; delete one of them",
    ],
    [
      "no address",
      verify('http = "web.example.com"'),
      '"web.example.com" | http is an address that begins with http:// or https://',
    ],
    [
      "a password",
      verify('http = "https://a:b@example.com/"'),
      '"https://a:b@example.com/" | http has a user or password in it, which would be in the repository; use a command',
    ],
    [
      "a command line",
      verify('command = "./verify.sh prod"'),
      '"./verify.sh prod" | command is a list of strings: command = ["./verify.sh", "prod"]',
    ],
    [
      "an empty command",
      verify("command = []"),
      '[] | command is empty; for example command = ["./verify.sh", "prod"]',
    ],
    [
      "half an attempt",
      verify('http = "http://a"\n    attempts = 0.5'),
      "0.5 | attempts is a whole number from 1 to 1000",
    ],
    [
      "one infrastructure with two names",
      `target "a" {\n  root = "x"\n}\n\ntarget "b" {\n  root = "./x"\n}`,
      '"b" | has the root module, workspace and variable of target "a" in line 1; give it another workspace, or delete one of them',
    ],
    [
      "a root module of which only one workspace is said",
      `target "a" {\n  root = "x"\n  workspace = "a"\n}\ntarget "b" {\n  root = "x"\n}`,
      '"b" | has the root module of target "a" in line 1; say in both with "workspace" which workspace is meant',
    ],
  ])("%s", (_name, text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });

  test("a command of which one word cannot be read, which is then no command", () => {
    const text = verify('command = ["./deploy", var.x]');
    expect(problems(text)).toEqual(["var.x | command takes only plain strings"]);
    expect(read(text).project.targets[0]?.verify).toBeUndefined();
  });
});

describe("what is not there is told where it is named", () => {
  const PLACES = {
    modules: ["envs/prod", "modules/web"],
    varsFiles: ["envs/prod.tfvars"],
    templates: ["packer/web", "packer/web/web.pkr.hcl"],
    packerVarsFiles: ["packer/web/prod.pkrvars.hcl"],
    variables: new Map([["envs/prod", new Set(["image_id"])]]),
  };
  const missing = (text: string) => problems(text, (project) => placeProblems(project, PLACES));

  test("nothing is, where all is there", () => {
    expect(missing(WHOLE)).toEqual([]);
    expect(
      missing('image "web" {\n  template = "packer/web/web.pkr.hcl"\n  var_files = ["vars.json"]\n}'),
    ).toEqual([]);
  });

  test.each([
    [
      "packer/web",
      "packer/wep",
      '"./packer/wep/" | there is no template of Packer at "packer/wep"; do you mean "packer/web"?',
    ],
    [
      "packer/web/prod.pkrvars.hcl",
      "prod.pkrvars.hcl",
      '"prod.pkrvars.hcl" | there is no vars file "prod.pkrvars.hcl" below the folder of rebake.hcl; do you mean "packer/web/prod.pkrvars.hcl"?',
    ],
    [
      '"envs/prod"',
      '"prod"',
      '"prod" | there are no Terraform files in the folder "prod"; do you mean "envs/prod"?',
    ],
    [
      "image_id",
      "image",
      '"image" | the root module "envs/prod" has no variable "image"; do you mean "image_id"?',
    ],
    [
      "image_id",
      "kernel",
      '"kernel" | the root module "envs/prod" has no variable "kernel"; declare it there',
    ],
    [
      "envs/prod.tfvars",
      "prod.tfvars",
      '"prod.tfvars" | there is no vars file "prod.tfvars" below the folder of rebake.hcl; do you mean "envs/prod.tfvars"?',
    ],
  ])("%s as %s", (good, bad, expected) => {
    expect(missing(WHOLE.replace(good, bad))).toEqual([expected]);
  });

  test("where a root module cannot be read, nothing is said of its variables", () => {
    const text = WHOLE.replace("image_id", "other");
    expect(problems(text, (project) => placeProblems(project, { ...PLACES, variables: new Map() }))).toEqual(
      [],
    );
  });
});

test("variables of a module are found in HCL and JSON, and are not known where a file is broken", () => {
  const names = (...files: [string, string | undefined][]) => {
    const found = variablesOf(files);
    return found && [...found];
  };
  const hclText =
    'variable "a" {\n  default = "}"\n}\n# variable "no" {}\nvariable b {}\nlocals {\n  x = <<E\nvariable "c" {}\nE\n}\n';
  expect(names(["v.tf", hclText], ["w.tf.json", '{"variable": {"d": {}}}'])).toEqual(["a", "b", "d"]);
  expect(names(["w.tf.json", '{"variable": [{"d": {}}, {"e": {}}]}'], ["x.tf.json", "[]"])).toEqual([
    "d",
    "e",
  ]);
  expect(names(["v.tf", 'variable "a" {\n'])).toBeUndefined();
  expect(names(["v.tf.json", "{"])).toBeUndefined();
  expect(names(["v.tf", undefined])).toBeUndefined();
});

describe("a pin", () => {
  const targets = (text: string) => read(text).project.targets;
  const pins = (text: string) => {
    const all = targets(text);
    return all.map((one) => [pinOf(one, all).path, pinsToHandOver(one, all)]);
  };

  test("of a root module of its own is loaded by itself", () => {
    expect(pins('target "prod" { root = "envs/prod" }\ntarget "dev" { root = "." }')).toEqual([
      ["envs/prod/prod.rebake.auto.tfvars.json", []],
      ["dev.rebake.auto.tfvars.json", []],
    ]);
  });

  test("of another workspace of the same root module must not be loaded, so each is handed over", () => {
    const text = ["prod", "dev"]
      .map((name) => `target "${name}" {\n  root = "x"\n  workspace = "${name}"\n}\n`)
      .join("");
    expect(pins(text)).toEqual([
      ["x/prod.rebake.tfvars.json", ["x/prod.rebake.tfvars.json"]],
      ["x/dev.rebake.tfvars.json", ["x/dev.rebake.tfvars.json"]],
    ]);
  });

  test("of another image of the same machines is needed, too", () => {
    const one = (name: string, workspace: string) =>
      `target "${name}" {\n  root = "x"\n  workspace = "${workspace}"\n  image = "i"\n  variable = "${name}"\n}\n`;
    const text = 'image "i" { template = "p" }\n';
    expect(pins(text + one("web", "a") + one("api", "a")).map(([, handed]) => handed)).toEqual([[], []]);
    expect(
      pins(text + one("web", "a") + one("api", "a") + one("dev", "b")).map(([, handed]) => handed),
    ).toEqual([
      ["x/api.rebake.tfvars.json", "x/web.rebake.tfvars.json"],
      ["x/api.rebake.tfvars.json", "x/web.rebake.tfvars.json"],
      ["x/dev.rebake.tfvars.json"],
    ]);
  });
});
