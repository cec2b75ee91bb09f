import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { type BakeTemplate, readBakeTemplate } from "../../runner/src/bake-template.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { BAKE_REQUEST } from "./support.ts";

async function read(
  files: Readonly<Record<string, string>>,
  {
    template = "",
    directory,
    environment = {},
  }: { template?: string; directory?: string; environment?: NodeJS.ProcessEnv } = {},
): Promise<{ root: string; template: BakeTemplate }> {
  const root = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(`${root}/${name}`), { recursive: true });
    writeFileSync(`${root}/${name}`, text);
  }
  const request = {
    ...BAKE_REQUEST,
    ...(directory === undefined ? {} : { directory: `${root}/${directory}` }),
  };
  return { root, template: await readBakeTemplate(`${root}${template}`, request, environment) };
}

const TOKEN = 'variable "token" {\n  sensitive = true\n}\n';
const manifest = (output: string): string =>
  `source "null" "n" {}\nbuild {\n  sources = ["source.null.n"]\n  post-processor "manifest" {\n    output = "${output}"\n  }\n}\n`;

test("36: what locals make of a sensitive variable is a secret, too; what they choose by it is not", async () => {
  const locals = [
    "upper = upper(var.token)",
    'url = "https://user:${var.token}@host"',
    'both = { a = var.token, b = "an ordinary text" }',
    'region = var.token == "" ? "eu-west-1" : "us-east-1"',
    'plain = "an ordinary text"',
  ];
  const { template } = await read({
    "t.pkr.hcl": `${TOKEN}locals {\n  ${locals.join("\n  ")}\n}\nlocal "hash" {\n  expression = "x-\${lower(var.token)}"\n}\n`,
    "x.auto.pkrvars.hcl": 'token = "A-Secret-Of-It"\n',
  });
  expect([...template.secrets.values].sort()).toEqual([
    "A-SECRET-OF-IT",
    "A-Secret-Of-It",
    "https://user:A-Secret-Of-It@host",
    "x-a-secret-of-it",
  ]);
  expect(template.secrets.unknown).toEqual([]);
});

test("36: sensitive values that only Packer works out are named, those that somebody gives are not", async () => {
  const vault = (name: string): string =>
    `variable "${name}" {\n  default   = vault("secret/${name}", "k")\n  sensitive = true\n}\n`;
  const { template } = await read(
    {
      "t.pkr.hcl": `${vault("a")}${vault("b")}${vault("c")}local "d" {\n  expression = data.amazon-secretsmanager.x.value\n  sensitive  = true\n}\nvariable "e" {\n  default   = env("E")\n  sensitive = true\n}\n`,
      "x.auto.pkrvars.hcl": 'b = "known-b"\n',
    },
    { environment: { PKR_VAR_c: "known-c", E: "known-e" } },
  );
  expect(template.secrets.unknown).toEqual(["var.a", "local.d"]);
  expect(template.secrets.values).toEqual(expect.arrayContaining(["known-b", "known-c", "known-e"]));
});

test("36: in a template from before HCL, too", async () => {
  const { template } = await read(
    {
      "t.json": JSON.stringify({
        variables: { a: "the-secret-a", b: "{{ vault `/secret/x` `k` }}", c: "{{env `C`}}" },
        "sensitive-variables": ["a", "b", "c"],
        builders: [{ type: "null", communicator: "none" }],
      }),
    },
    { template: "/t.json", environment: { C: "the-secret-c" } },
  );
  expect(template.secrets.values).toEqual(expect.arrayContaining(["the-secret-a", "the-secret-c"]));
  expect(template.secrets.unknown).toEqual(["var.b"]);
});

test("62: manifests lie where Packer is run, which path.cwd names, and path.root the folder of the template", async () => {
  const { root, template } = await read(
    {
      "packer/t.pkr.hcl": `${manifest("m.json")}${manifest("${path.cwd}/c.json")}${manifest("${path.root}/r.json")}`,
    },
    { template: "/packer", directory: "." },
  );
  expect(template).toMatchObject({
    manifests: [`${root}/m.json`, `${root}/c.json`, `${root}/packer/r.json`].map((path) =>
      path.replace("/./", "/"),
    ),
    hasUnknownManifest: false,
  });
});

test("62: of a template that is one file, no vars file beside it says where its manifest is", async () => {
  const files = {
    "t.pkr.hcl": `variable "name" {\n  default = "a.json"\n}\n${manifest("${var.name}")}`,
    "x.auto.pkrvars.hcl": 'name = "b.json"\n',
  };
  const alone = await read(files, { template: "/t.pkr.hcl" });
  expect(alone.template.manifests).toEqual([`${alone.root}/a.json`]);
  const whole = await read(files);
  expect(whole.template.manifests).toEqual([`${whole.root}/b.json`]);
});

test("a folder with too many files is told, and not looked at", async () => {
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`files/${index}`, ""]));
  const { root, template } = await read({
    ...many,
    "t.pkr.hcl":
      'source "null" "n" {}\nbuild {\n  sources = ["source.null.n"]\n  provisioner "file" {\n    source = "files/"\n    destination = "/"\n  }\n}\n',
  });
  expect(template.inputs).toEqual([`${root}/t.pkr.hcl`]);
  expect(template.problems).toEqual([expect.stringMatching(`^${root}/files: has more than 1000 files`)]);
});
