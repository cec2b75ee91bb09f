import { afterEach, describe, expect, test } from "vitest";
import {
  CompletionRequest,
  FileChangeType,
  HoverRequest,
  type Position,
} from "vscode-languageserver-protocol/node";
import { TRUST_GRANTED } from "../../../protocol/src/lsp.ts";
import { RULES } from "../../../server/src/rules/index.ts";
import { attribute } from "../../../server/src/syntax/body.ts";
import { FakeDisk, PUSH_CLIENT, TestClient } from "./client.ts";
import { renamed, testRule } from "./rules.ts";

const ROOT = "file:///work";
const MAIN = `${ROOT}/main.tf`;
const PROJECT = `${ROOT}/rebake.hcl`;
const OLD = 'resource "a" "b" {\n  old = 1\n}\n';
const OFF = 'rule "test-renamed" {\n  severity = "off"\n}\n';

/** Reports what `size` is worth. */
const sized = testRule("test-sized", "none", (resource, module) => {
  const size = attribute(resource.body, "size");
  const value = size && module.evaluate(size.expression);
  return size && value?.kind === "string"
    ? { at: size, subject: resource, message: `size is ${value.value}` }
    : undefined;
});

let client: TestClient;
afterEach(() => client.stop());

const TAGGED = 'module "net" {\n  source = "git::https://git.example.com/net.git"\n}\n';
const SOURCES = RULES.filter(({ id }) => id === "module-source-unpinned");

function start(files: FakeDisk, options: { trusted?: boolean; settings?: unknown; roots?: string[] } = {}) {
  return TestClient.start({
    rules: [renamed, sized],
    files,
    roots: options.roots ?? [ROOT],
    settings: () => options.settings,
    ...(options.trusted === undefined ? {} : { initializationOptions: { trusted: options.trusted } }),
  });
}

describe("the project file", () => {
  test("sets severities and leaves out folders", async () => {
    const files = new FakeDisk({
      "/work/main.tf": OLD,
      "/work/legacy/main.tf": OLD,
      "/work/rebake.hcl": 'rule "test-renamed" { severity = "error" }\nignore { paths = ["legacy/**"] }\n',
    });
    client = await start(files);
    const [found] = await client.diagnostics(MAIN);
    await client.idle();
    expect(found?.severity).toBe(1);
    expect(client.diagnosticsOf(`${ROOT}/legacy/main.tf`)).toBeUndefined();
  });

  test("sets options of rules, and what it says counts while it is written", async () => {
    const files = new FakeDisk({
      "/work/main.tf": TAGGED,
      "/work/rebake.hcl":
        'rule "module-source-unpinned" {\n  trusted_sources = ["git::https://git.example.com/*"]\n}\n',
    });
    client = await TestClient.start({ rules: SOURCES, files, roots: [ROOT] });
    await client.idle();
    client.open(MAIN, TAGGED);
    await client.diagnostics(MAIN, (list) => list.length === 0);
    const version = 'rule "module-source-unpinned" {\n  trusted_sources = ["git::https://elsewhere/*"]\n}\n';
    client.open(`${ROOT}/rebake.hcl`, version, "hcl");
    expect(await client.diagnostics(MAIN, (list) => list.length === 1)).toHaveLength(1);
  });

  test("says where a rule reports nothing, once the workspace is trusted", async () => {
    const files = new FakeDisk({
      "/repo/.git/HEAD": "",
      "/repo/infra/main.tf": OLD,
      "/repo/infra/my examples/main.tf": OLD,
      "/repo/rebake.hcl": 'rule "test-renamed" { ignore = ["infra/my examples/**"] }\n',
    });
    const example = "file:///repo/infra/my%20examples/main.tf";
    client = await start(files, { roots: ["file:///repo/infra"], trusted: false });
    await client.diagnostics(example);
    client.notify(TRUST_GRANTED, undefined);
    await client.diagnostics(example, (list) => list.length === 0);
    expect(await client.diagnostics("file:///repo/infra/main.tf")).toHaveLength(1);
    client.open("file:///repo/rebake.hcl", 'rule "test-renamed" { ignore = ["infra/*.tf"] }\n', "hcl");
    await client.diagnostics(example);
    await client.diagnostics("file:///repo/infra/main.tf", (list) => list.length === 0);
  });

  test("of a repository counts for a folder in it", async () => {
    const files = new FakeDisk({
      "/repo/.git/HEAD": "",
      "/repo/infra/main.tf": OLD,
      "/repo/infra/old/main.tf": OLD,
      "/repo/rebake.hcl": 'rule "test-renamed" { severity = "hint" }\nignore { paths = ["infra/old"] }\n',
    });
    client = await start(files, { roots: ["file:///repo/infra"] });
    const [found] = await client.diagnostics("file:///repo/infra/main.tf");
    await client.idle();
    expect(found?.severity).toBe(4);
    expect(client.diagnosticsOf("file:///repo/infra/old/main.tf")).toBeUndefined();
  });

  test("gives way to what the editor is set to", async () => {
    const files = new FakeDisk({ "/work/main.tf": OLD, "/work/rebake.hcl": OFF });
    client = await start(files, { settings: { rules: { "test-renamed": "information" } } });
    expect((await client.diagnostics(MAIN))[0]?.severity).toBe(3);
  });

  test("counts as it is written in the editor, and on disk again when it is closed", async () => {
    const files = new FakeDisk({ "/work/main.tf": OLD });
    client = await start(files);
    await client.diagnostics(MAIN);
    client.open(PROJECT, OFF, "hcl");
    await client.diagnostics(MAIN, (list) => list.length === 0);
    client.change(PROJECT, { text: OFF.replace("off", "error") });
    await client.diagnostics(MAIN, ([first]) => first?.severity === 1);
    client.close(PROJECT);
    await client.diagnostics(MAIN, ([first]) => first?.severity === 2);
  });

  test("is read again when it changes on disk", async () => {
    const files = new FakeDisk({ "/work/main.tf": OLD, "/work/rebake.hcl": OFF });
    client = await start(files);
    await client.idle();
    expect(client.diagnosticsOf(MAIN)).toBeUndefined();
    files.texts.delete("/work/rebake.hcl");
    client.filesChanged({ uri: PROJECT, type: FileChangeType.Deleted });
    await client.diagnostics(MAIN);
  });

  test("is never taken for Terraform, whatever language the editor gives it", async () => {
    client = await start(new FakeDisk({}));
    client.open(PROJECT, OLD, "terraform");
    const found = await client.diagnostics(PROJECT);
    expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'project-file There is no block "resource"; there are the blocks rule, ignore, vars, image, target',
    ]);
  });
});

describe("what is wrong in it", () => {
  test("is shown, follows every edit, and goes with the file", async () => {
    const files = new FakeDisk({
      "/work/main.tf": OLD,
      "/work/rebake.hcl": 'rule "x" {\n  severity = "off"\n}\n',
    });
    client = await start(files);
    const [problem] = await client.diagnostics(PROJECT);
    expect(problem).toMatchObject({
      range: { start: { line: 0, character: 5 }, end: { line: 0, character: 8 } },
      severity: 1,
      source: "rebake",
      code: "project-file",
    });
    client.open(PROJECT, OFF, "hcl");
    await client.diagnostics(PROJECT, (list) => list.length === 0);
    client.change(PROJECT, { text: "rule {" });
    await client.diagnostics(PROJECT);
    files.texts.delete("/work/rebake.hcl");
    client.close(PROJECT);
    await client.diagnostics(PROJECT, (list) => list.length === 0);
  });

  test.each([
    ["is no text", "failed"],
    ["is too large", "large"],
  ])("a file that %s hurts nothing", async (_name, kind) => {
    const files = new FakeDisk({ "/work/main.tf": OLD, "/work/rebake.hcl": "# a\n".repeat(300_000) });
    if (kind === "failed") files.forbidden.add("/work/rebake.hcl");
    client = await start(files);
    expect((await client.diagnostics(MAIN))[0]?.severity).toBe(2);
  });
});

describe("targets", () => {
  const TARGET = `image "web" {
  template = "packer"
}

target "prod" {
  root     = "my envs/prod"
  image    = "web"
  variable = "image"
}
`;
  const MODULE = `${ROOT}/my%20envs/prod/main.tf`;
  const files = () =>
    new FakeDisk({
      "/work/my envs/prod/main.tf": 'variable "image_id" {}\n',
      "/work/packer/web.pkr.hcl": "build {}\n",
      "/work/rebake.hcl": TARGET,
    });

  test("name variables of their root module, whose text counts as it is typed", async () => {
    client = await start(files());
    const [found] = await client.diagnostics(PROJECT);
    expect(found).toMatchObject({
      range: { start: { line: 7, character: 13 }, end: { line: 7, character: 20 } },
      message: 'The root module "my envs/prod" has no variable "image"; do you mean "image_id"?',
    });
    client.open(MODULE, 'variable "image" {}\n');
    await client.diagnostics(PROJECT, (list) => list.length === 0);
    client.change(MODULE, { text: 'variable "images" {}\n' });
    await client.diagnostics(PROJECT, (list) => list.length === 1);
    client.close(MODULE);
    const advised = String(found?.message);
    await client.diagnostics(PROJECT, ([first]) => first?.message === advised);
  });

  test("and images name what may come and go on disk", async () => {
    const disk = files();
    disk.texts.delete("/work/packer/web.pkr.hcl");
    disk.texts.set("/work/rebake.hcl", TARGET.replace('"image"', '"image_id"'));
    client = await start(disk);
    const [found] = await client.diagnostics(PROJECT);
    expect(found?.message).toBe('There is no template of Packer at "packer"');
    disk.texts.set("/work/packer/web.pkr.hcl", "build {}\n");
    client.filesChanged({ uri: `${ROOT}/packer/web.pkr.hcl`, type: FileChangeType.Created });
    await client.diagnostics(PROJECT, (list) => list.length === 0);
  });

  test("complete the variables of their root module", async () => {
    client = await start(files());
    const text = TARGET.replace('"image"\n}', '""\n}');
    client.open(PROJECT, text, "hcl");
    const params = { textDocument: { uri: PROJECT }, position: { line: 7, character: 14 } };
    expect(await client.connection.sendRequest(CompletionRequest.type, params)).toMatchObject([
      { label: "image_id" },
    ]);
  });
});

describe("vars files", () => {
  const MODULE = 'variable "size" {\n  default = "small"\n}\nresource "a" "b" {\n  size = var.size\n}\n';
  const files = () =>
    new FakeDisk({
      "/work/envs/prod/main.tf": MODULE,
      "/work/my vars/prod.tfvars": 'size = "large"\n',
      "/work/rebake.hcl": 'vars "envs/prod" { files = ["my vars/*.tfvars"] }\n',
    });
  const PROD = `${ROOT}/envs/prod/main.tf`;

  test("that it chooses give the values", async () => {
    client = await start(files());
    const [found] = await client.diagnostics(PROD);
    expect(found?.message).toBe("size is large");
  });

  test("in another folder count as they are typed", async () => {
    client = await start(files());
    await client.diagnostics(PROD);
    const uri = `${ROOT}/my%20vars/prod.tfvars`;
    client.open(uri, 'size = "large"\n', "terraform-vars");
    client.change(uri, { text: 'size = "huge"\n' });
    await client.diagnostics(PROD, ([first]) => first?.message === "size is huge");
  });

  test("that come later are found by a pattern", async () => {
    const disk = files();
    client = await start(disk);
    await client.diagnostics(PROD);
    disk.texts.set("/work/my vars/z.tfvars", 'size = "last"\n');
    client.filesChanged({ uri: `${ROOT}/my%20vars/z.tfvars`, type: FileChangeType.Created });
    await client.diagnostics(PROD, ([first]) => first?.message === "size is last");
  });
});

describe("in a workspace that nobody has vouched for", () => {
  test("nothing of it counts until somebody does", async () => {
    const files = new FakeDisk({
      "/work/main.tf": OLD,
      "/work/legacy/main.tf": OLD,
      "/work/rebake.hcl": `${OFF}ignore { paths = ["legacy"] }\nrule "x" { severity = "off" }\n`,
    });
    client = await start(files, { trusted: false });
    await client.diagnostics(MAIN);
    await client.diagnostics(`${ROOT}/legacy/main.tf`);
    await client.diagnostics(PROJECT);
    client.notify(TRUST_GRANTED, undefined);
    await client.diagnostics(MAIN, (list) => list.length === 0);
    await client.diagnostics(`${ROOT}/legacy/main.tf`, (list) => list.length === 0);
  });
});

describe("writing it", () => {
  const labels = async (text: string, position: Position) => {
    const files = new FakeDisk({ "/work/envs/prod/main.tf": OLD, "/work/envs/prod/a.tfvars": "" });
    client = await start(files);
    client.open(PROJECT, text, "hcl");
    const found = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: PROJECT },
      position,
    });
    return (Array.isArray(found) ? found : []).map(({ label, detail }) => `${label}: ${detail}`);
  };

  test("completes rules with their titles", async () => {
    expect(await labels('rule ""', { line: 0, character: 6 })).toEqual([
      "test-renamed: Title of test-renamed",
      "test-sized: Title of test-sized",
    ]);
  });

  test("completes root modules and vars files of the workspace", async () => {
    const text = 'vars "envs/prod" {\n  files = [""]\n}\n';
    expect(await labels(text, { line: 0, character: 6 })).toEqual(["envs/prod: root module"]);
    await client.stop();
    expect(await labels(text, { line: 1, character: 12 })).toEqual(["envs/prod/a.tfvars: vars file"]);
  });

  test("explains what is there", async () => {
    client = await TestClient.start({ rules: [renamed], capabilities: PUSH_CLIENT, roots: [ROOT] });
    client.open(PROJECT, OFF, "hcl");
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: PROJECT },
      position: { line: 0, character: 8 },
    });
    expect(JSON.stringify(hover?.contents)).toContain("Title of test-renamed");
  });

  test("offers nothing in other files", async () => {
    client = await start(new FakeDisk({}));
    client.open(MAIN, OLD);
    const found = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: MAIN },
      position: { line: 0, character: 0 },
    });
    expect(found).toEqual([]);
  });
});
