import { symlinkSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test } from "vitest";
import { FileChangeType, HoverRequest, type MarkupContent } from "vscode-languageserver-protocol/node";
import {
  APPROVAL_ORDERS,
  BAKE_ORDER,
  DEPLOY_ORDER,
  DRIFT_ORDER,
  type InitializationOptions,
  PROJECT_STATUS,
  PROJECT_STATUS_CHANGED,
  type ProjectStatusResult,
  TRUST_GRANTED,
} from "../../../protocol/src/lsp.ts";
import { nodeFiles } from "../../../server/src/host/node-files.ts";
import { bake, deploy, idOf, ONE_TARGET, PIN, projectWith, put } from "../../support/projects.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { PUSH_CLIENT, TestClient } from "./client.ts";

let client: TestClient;
afterEach(async () => {
  // What it is doing would find the connection closed.
  await client.idle();
  await client.stop();
});

function uri(path: string): string {
  return pathToFileURL(path).href;
}

async function start(
  folder: string,
  initializationOptions: InitializationOptions = {},
  capabilities = PUSH_CLIENT,
): Promise<{ changes: () => number }> {
  let changes = 0;
  client = await TestClient.start({
    rules: [],
    files: nodeFiles,
    roots: [uri(folder)],
    initializationOptions,
    capabilities,
    prepare: (connection) =>
      connection.onNotification(PROJECT_STATUS_CHANGED, () => {
        changes++;
      }),
  });
  return { changes: () => changes };
}

function status(): Promise<ProjectStatusResult> {
  return client.connection.sendRequest(PROJECT_STATUS, {});
}

async function hover(file: string, text: string, at: string): Promise<string | undefined> {
  const before = text.slice(0, text.indexOf(at) + 1).split("\n");
  const found = await client.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri: uri(file) },
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  });
  return (found?.contents as MarkupContent | undefined)?.value;
}

test("every project of the workspace is told: the one that counts, and those below it", async () => {
  const project = projectWith({
    ...ONE_TARGET,
    "apps/shop/rebake.hcl": ONE_TARGET["rebake.hcl"],
    "apps/shop/infra/deep/main.tf": "",
    "docs/rebake.hcl": "",
  });
  bake(project, 1);
  await start(project);
  expect(await status()).toMatchObject({
    projects: [
      { project, images: [{ name: "web", count: 1 }], targets: [{ name: "prod", newest: idOf(1) }] },
      { project: `${project}/apps/shop`, images: [{ count: 0 }], problems: [] },
    ],
  });
});

test("a folder of a project has that project; by a link it has the name of the link", async () => {
  const project = projectWith(ONE_TARGET);
  const link = `${temporaryFolder()}/a link`;
  symlinkSync(project, link);
  await start(`${link}/envs`);
  expect((await status()).projects).toMatchObject([
    { project: link, targets: [{ root: `${link}/envs/prod`, place: { file: `${link}/rebake.hcl` } }] },
  ]);
  const { orders } = await client.connection.sendRequest<{ orders: unknown[] }>(APPROVAL_ORDERS, {
    root: `${project}/envs/prod`,
    workspace: "default",
  });
  expect(orders).toMatchObject([{ project: link, target: "prod" }]);
});

test("orders are those of the disk; why there are none is said", async () => {
  const project = projectWith(ONE_TARGET);
  bake(project, 1);
  await start(project);
  const ask = (method: string, params: object) =>
    client.connection.sendRequest(method, { project, ...params });
  expect(await ask(BAKE_ORDER, { image: "web" })).toMatchObject({
    order: { template: `${project}/packer/web` },
  });
  expect(await ask(DEPLOY_ORDER, { target: "prod" })).toMatchObject({ order: { pin: { value: "ami-1" } } });
  expect(await ask(DEPLOY_ORDER, { target: "prod", image: "pinned" })).toHaveProperty("wrong");
  expect(await ask(DRIFT_ORDER, { target: "prod" })).toMatchObject({
    order: { root: `${project}/envs/prod`, varFiles: [], unpinned: "image_id" },
  });
  expect(await ask(DEPLOY_ORDER, { target: "pord" })).toEqual({
    wrong: `${project}/rebake.hcl: there is no target "pord"; do you mean "prod"?`,
  });
});

test("while nobody has vouched for the workspace nothing counts", async () => {
  const project = projectWith(ONE_TARGET);
  const { changes } = await start(project, { trusted: false, projectStatus: true });
  expect(await status()).toEqual({ projects: [] });
  const wrong = "The workspace is not trusted, so that nothing in its rebake.hcl counts.";
  const asked = { project, target: "prod", image: "web", root: `${project}/envs/prod` };
  for (const method of [BAKE_ORDER, DEPLOY_ORDER, DRIFT_ORDER])
    expect(await client.connection.sendRequest(method, asked)).toEqual({ wrong });
  expect(await client.connection.sendRequest(APPROVAL_ORDERS, asked)).toEqual({
    orders: [],
    problems: [wrong],
  });
  client.notify(TRUST_GRANTED, undefined);
  await client.until("the notice of the change", () => changes() === 1);
  expect((await status()).projects).toHaveLength(1);
});

test("that something changed is told once for all that changed, and only where it is understood", async () => {
  const project = projectWith(ONE_TARGET);
  const { changes } = await start(project, { projectStatus: true });
  await client.idle();
  const type: FileChangeType = FileChangeType.Changed;
  const change = (...paths: string[]): void =>
    client.filesChanged(...paths.map((path) => ({ uri: uri(`${project}/${path}`), type })));
  change("envs/prod/main.tf", "envs/prod/prod.tfvars", ".rebake/baseline.json");
  await status();
  await pause(400);
  expect(changes()).toBe(0);
  change(PIN, "rebake.hcl");
  change(`.rebake/images/web/${idOf(1)}.json`);
  await client.until("the notice of the change", () => changes() > 0);
  await pause(400);
  expect(changes()).toBe(1);
  change("envs/prod/staging.rebake.tfvars.json");
  await client.until("another notice", () => changes() === 2);
  // Whether a template is another since its last bake is part of what is told.
  change("packer/web/web.pkr.hcl");
  await client.until("a notice of the template", () => changes() === 3);
  change("packer/web/install.sh");
  await client.until("a notice of what its provisioner runs", () => changes() === 4);
});

test("an editor that does not ask for it is told nothing", async () => {
  const project = projectWith(ONE_TARGET);
  const { changes } = await start(project);
  await client.idle();
  client.filesChanged({ uri: uri(`${project}/rebake.hcl`), type: FileChangeType.Changed });
  await status();
  await pause(400);
  expect(changes()).toBe(0);
});

test("the id of an image shows its bake: in a pin, in vars files and in configuration", async () => {
  const project = projectWith({
    ...ONE_TARGET,
    [PIN]: '{ "image_id": "ami-1" }\n',
    "envs/prod/x.tfvars": 'image_id = "ami-2"\n',
    "envs/prod/locals.tf": 'locals {\n  old   = "ami-1"\n  other = "ami-7"\n}\n',
  });
  bake(project, 1);
  deploy(project, 1);
  await start(project);
  const texts = { [PIN]: '{ "image_id": "ami-1" }\n', "envs/prod/x.tfvars": 'image_id = "ami-2"\n' };
  const locals = 'locals {\n  old   = "ami-1"\n  other = "ami-7"\n}\n';
  for (const [path, text] of Object.entries({ ...texts, "envs/prod/locals.tf": locals }))
    client.open(uri(`${project}/${path}`), text);
  const said = await hover(`${project}/${PIN}`, texts[PIN], "ami-1");
  expect(said).toContain(`(${uri(`${project}/.rebake/images/web/${idOf(1)}.json`)})`);
  expect(said).toContain("Pinned for prod, live in prod");
  expect(await hover(`${project}/envs/prod/locals.tf`, locals, "ami-1")).toContain("**web**, baked");
  expect(await hover(`${project}/envs/prod/locals.tf`, locals, "ami-7")).toBeUndefined();
  // One that comes later is known as soon as that is told.
  const vars = `${project}/envs/prod/x.tfvars`;
  expect(await hover(vars, texts["envs/prod/x.tfvars"] ?? "", "ami-2")).toBeUndefined();
  bake(project, 2);
  put(project, PIN, '{ "image_id": "ami-2" }\n');
  client.filesChanged({
    uri: uri(`${project}/.rebake/images/web/${idOf(2)}.json`),
    type: FileChangeType.Created,
  });
  expect(await hover(vars, texts["envs/prod/x.tfvars"] ?? "", "ami-2")).toContain(
    "Pinned for prod, live nowhere",
  );
});

test("where nobody tells of changes records are looked at anew", async () => {
  const vars = 'image_id = "ami-2"\n';
  const project = projectWith({ ...ONE_TARGET, "envs/prod/x.tfvars": vars });
  const { workspace, ...rest } = PUSH_CLIENT;
  const { didChangeWatchedFiles: _told, ...others } = workspace ?? {};
  await start(project, {}, { ...rest, workspace: others });
  client.open(uri(`${project}/envs/prod/x.tfvars`), vars);
  expect(await hover(`${project}/envs/prod/x.tfvars`, vars, "ami-2")).toBeUndefined();
  bake(project, 2);
  expect(await hover(`${project}/envs/prod/x.tfvars`, vars, "ami-2")).toContain("**web**, baked");
});

test("in a project file names of images and targets show what is known of them, above what the block means", async () => {
  const project = projectWith({ ...ONE_TARGET, [PIN]: '{ "image_id": "ami-1" }\n' });
  const file = `${project}/rebake.hcl`;
  const text = ONE_TARGET["rebake.hcl"];
  bake(project, 1);
  deploy(project, 1);
  await start(project);
  client.open(uri(file), text, "hcl");
  const label = await hover(file, text, '"web"');
  expect(label).toContain("The newest of 1 bake");
  expect(label).toContain("\n\n---\n\n**image**\n\n");
  const reference = await hover(file, text.replace('"web"', "     "), '"web"');
  expect(reference).toContain("The newest of 1 bake");
  expect(reference).toContain("**image**\n\nThe `image` block whose bakes are deployed");
  expect(await hover(file, text, '"prod"')).toContain("Pinned: `ami-1`, bake");
  expect(await hover(file, text, '"image_id"')).toMatch(/^\*\*variable\*\*/);
});
