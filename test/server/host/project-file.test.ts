import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { readProjectFile } from "../../../server/src/host/project-file.ts";
import { engine } from "../../support/analysis.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const PROJECT = `image "web" {
  template  = "packer/web.json"
  var_files = ["packer/prod.pkrvars.hcl"]
}
target "prod" {
  root      = "envs/prod"
  image     = "web"
  variable  = "image_id"
  var_files = ["prod.tfvars"]
}
`;

async function problems(files: Readonly<Record<string, string>>): Promise<string[] | undefined> {
  const root = temporaryFolder();
  for (const [name, text] of Object.entries({ "rebake.hcl": PROJECT, ...files })) {
    mkdirSync(dirname(`${root}/${name}`), { recursive: true });
    writeFileSync(`${root}/${name}`, text);
  }
  return readProjectFile(await engine(), root, [])?.problems.map(
    ({ line, message }) => `${line}: ${message}`,
  );
}

test("what images and targets name is looked for on the disk, templates in JSON too", async () => {
  const there = {
    "packer/web.json": '{ "builders": [] }',
    "packer/prod.pkrvars.hcl": "",
    "envs/prod/main.tf": 'variable "image_id" {}\n',
    "prod.tfvars": "",
  };
  expect(await problems(there)).toEqual([]);
  expect(await problems({ ...there, "envs/prod/main.tf": "" })).toEqual([
    '8: the root module "envs/prod" has no variable "image_id"; declare it there',
  ]);
  // Where not all of it can be read, nothing is said of what is not in the rest.
  expect(await problems({ ...there, "envs/prod/main.tf": "", "envs/prod/x.tf": 'variable "a" {' })).toEqual(
    [],
  );
});

test("what is not there is told with its line", async () => {
  expect(await problems({})).toEqual([
    '2: there is no template of Packer at "packer/web.json"',
    '3: there is no vars file "packer/prod.pkrvars.hcl" below the folder of rebake.hcl',
    '6: there are no Terraform files in the folder "envs/prod"',
    '9: there is no vars file "prod.tfvars" below the folder of rebake.hcl',
  ]);
});
