import { afterEach, beforeEach, expect, test } from "vitest";
import { RUN_BLOCKS, type RunBlocksResult } from "../../../protocol/src/lsp.ts";
import { FakeDisk, TestClient } from "./client.ts";

const ROOT = "file:///w";
const SOURCES = `source "null" "n" {
}

source "null" "m" {
}

source "file" "unused" {
}
`;

let client: TestClient;
let disk: FakeDisk;
beforeEach(async () => {
  disk = new FakeDisk({ "/w/packer/sources.pkr.hcl": SOURCES });
  client = await TestClient.start({ rules: [], roots: [ROOT], files: disk });
});
afterEach(async () => {
  // What it is doing would find the connection closed.
  await client.idle();
  await client.stop();
});

/** `build.web in line 1: web.*` */
async function blocks(path: string): Promise<string[]> {
  const uri = `${ROOT}/${path}`;
  const answer = await client.connection.sendRequest<RunBlocksResult>(RUN_BLOCKS, { uri });
  return answer.blocks.map(
    ({ kind, name, line, only, isAll }) =>
      `${kind} ${name} in line ${line + 1}${only ? `: ${only.join()}` : ""}${isAll ? " (all)" : ""}`,
  );
}

test("builds and sources of a template are those that Packer bakes something of, with what -only takes", async () => {
  client.open(
    `${ROOT}/packer/builds.pkr.hcl`,
    `build {
  name    = "web"
  sources = ["source.null.n"]
  source "null.m" {
    name = "renamed"
  }
}

# Without a name.
build {
  sources = ["null.n"]
}

variable "which" {}

build {
  sources = [var.which]
}

build {
  name    = "any"
  sources = [var.which]
}
`,
  );
  expect(await blocks("packer/builds.pkr.hcl")).toEqual([
    "build build.web in line 1: web.*",
    "build build in line 10: null.n",
    "build build.any in line 20: any.*",
  ]);
  // In another file of the same template, which is not open.
  expect(await blocks("packer/sources.pkr.hcl")).toEqual([
    "source null.n in line 1: web.null.n,null.n",
    "source null.m in line 4: web.null.renamed",
  ]);
});

test("a build that is all there is says so", async () => {
  client.open(`${ROOT}/packer/one.pkr.hcl`, 'build {\n  sources = ["null.n", "null.m"]\n}\n');
  expect(await blocks("packer/one.pkr.hcl")).toEqual(["build build in line 1: null.n,null.m (all)"]);
  expect((await blocks("packer/sources.pkr.hcl"))[0]).toBe("source null.n in line 1: null.n");
  client.change(`${ROOT}/packer/one.pkr.hcl`, { text: 'build {\n  sources = ["null.n"]\n}\n' });
  expect(await blocks("packer/sources.pkr.hcl")).toEqual(["source null.n in line 1: null.n (all)"]);
});

test("images and targets of rebake.hcl are where they stand in the editor", async () => {
  const text =
    'image "web" {\n  template = "packer"\n}\n\ntarget "prod" {\n  root = "."\n  image = "web"\n  variable = "i"\n}\n';
  client.open(`${ROOT}/rebake.hcl`, text);
  expect(await blocks("rebake.hcl")).toEqual(["image web in line 1", "target prod in line 5"]);
  client.change(`${ROOT}/rebake.hcl`, { text: `# More.\n${text}` });
  expect(await blocks("rebake.hcl")).toEqual(["image web in line 2", "target prod in line 6"]);
});

test("what another tool makes, what is no template, and what is not there has none", async () => {
  client.open(
    `${ROOT}/packer/made.pkr.hcl`,
    '// TERRAMATE: GENERATED AUTOMATICALLY DO NOT EDIT\nbuild {\n  sources = ["null.n"]\n}\n',
  );
  client.open(`${ROOT}/main.tf`, 'resource "a" "b" {}\n');
  expect(await blocks("packer/made.pkr.hcl")).toEqual([]);
  expect(await blocks("main.tf")).toEqual([]);
  expect(await blocks("gone.pkr.hcl")).toEqual([]);
});
