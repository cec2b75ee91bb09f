import { appendFileSync, chmodSync, existsSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EventReader } from "../../runner/src/read-events.ts";
import { listRuns, type RunFolder } from "../../runner/src/runs.ts";
import { stateDirectory } from "../../runner/src/state-directory.ts";
import { waitForWorkbench } from "../../scripts/host/browser.ts";
import { runInExtensionHost } from "../../scripts/host/extension-tests.ts";
import { artifactsFolder, repositoryRoot } from "../../scripts/host/paths.ts";
import { type Editor, openEditor } from "../../scripts/host/person.ts";
import type { Settings } from "../../scripts/host/settings.ts";
import { bundleSuite } from "../../scripts/host/suites.ts";
import { makeRoot, type Root } from "../fakecloud/engines.ts";
import { copyExample } from "../fakecloud/start-cloud.ts";
import { ofType } from "../runner/support.ts";
import { TOFU } from "../support/tofu.ts";

const limit = 240_000;
/** How long a step may take on a busy machine. */
const soon = { timeout: 60_000 };
const MACHINE = `resource "fakecloud_image" "web" {
  name    = "web"
  version = "1"
}

resource "fakecloud_machine" "web" {
  name     = "web"
  image_id = fakecloud_image.web.id
}
`;

let base: string;
let root: Root;
let editor: Editor | undefined;

beforeEach(async () => {
  base = realpathSync(await mkdtemp(join(tmpdir(), "rebake-plan-")));
  root = await makeRoot(MACHINE);
});

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await editor?.screenshot(join(artifactsFolder, `plan-${task.id}.png`));
  await editor?.close();
  editor = undefined;
  await root.remove();
  await rm(base, { recursive: true, force: true });
});

async function open(workspace: string, settings: Settings = {}): Promise<Editor> {
  editor = await openEditor({
    extension: repositoryRoot,
    workspace,
    userSettings: { "rebake.tofu.path": TOFU, ...settings },
    environment: environment(),
  });
  return editor;
}

/** Runs lie in a folder of the test; the only engine is the one that the settings name. */
function environment(): Record<string, string> {
  return { ...root.cloud.environment, XDG_STATE_HOME: join(base, "state") };
}

function runs(): readonly RunFolder[] {
  return listRuns(stateDirectory({}, join(base, "state", "rebake"))).runs;
}

const events = (run: RunFolder | undefined) => (run ? new EventReader(run.folder).read() : []);

/** What the status bar says of the plan. */
async function planStatus(of: Editor): Promise<string> {
  const items = await of.statusItems();
  return items.find(({ id }) => id.includes("rebake.plan"))?.text ?? "";
}

/** Runs a command that asks something at once, in the place where the palette was. */
async function ask(of: Editor, title: string): Promise<void> {
  await of.page.keyboard.press("F1");
  await of.page.locator(".quick-input-widget input[type=text]").fill(`>${title}`);
  await of.page
    .locator(".quick-input-widget .monaco-list-row.focused")
    .getByText(title)
    .first()
    .waitFor(soon);
  await of.page.keyboard.press("Enter");
}

/** A program that says it is OpenTofu and leaves a mark when it is started. */
function pretender(folder: string, mark: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "tofu");
  writeFileSync(path, `#!/bin/sh\necho started >> ${mark}\necho OpenTofu v1.6.2\n`);
  chmodSync(path, 0o755);
  return path;
}

describe("plans in the editor", { timeout: limit }, () => {
  test("6: the example is initialised when somebody agrees, and then planned", async () => {
    const workspace = join(base, "example");
    await copyExample("fakecloud", workspace);
    const window = await open(workspace);
    await window.openFile("main.tf");
    expect(await planStatus(window)).toBe("");
    await window.runCommand("Rebake: Preview Plan");
    const dialog = window.page.locator(".monaco-dialog-box");
    await dialog.waitFor(soon);
    expect(await dialog.innerText()).toContain("fakecloud.test/rebake/fakecloud");
    expect(existsSync(join(workspace, ".terraform"))).toBe(false);
    await window.answerDialog("Initialise and Plan");
    await expect.poll(() => planStatus(window), soon).toMatch(/^\d+ created$/);
    await window.webview().getByText("fakecloud_machine.bastion").first().waitFor(soon);
    expect(await window.notifications()).toEqual([]);
    await window.screenshot(join(artifactsFolder, "plan-created.png"));
    await window.openFile("main.tf");
    await window.page.locator(".codelens-decoration", { hasText: "create" }).first().waitFor(soon);
    await window.runCommand("Rebake: Focus on Plan View");
    await window.page.getByRole("treeitem", { name: /^Create, \d+$/ }).waitFor(soon);
    // That init was needed is said no more.
    expect(await window.page.getByRole("treeitem", { name: /lock file/ }).count()).toBe(0);
    await window.screenshot(join(artifactsFolder, "plan-created-marks.png"));
  });

  test("22, 23: a slow plan counts, and is cancelled with one signal", async () => {
    await root.apply();
    await root.cloud.setFaults([{ on: "read", kind: "machine", slow: 120, stoppable: true }]);
    const window = await open(root.directory);
    await window.openFile("main.tf");
    await window.runCommand("Rebake: Preview Plan");
    await expect.poll(() => planStatus(window), soon).toContain("1 refreshed, 1 being refreshed");
    await window.page.getByRole("button", { name: "Cancel" }).click();
    await expect.poll(() => planStatus(window), soon).toBe("plan cancelled");
    expect(ofType(events(runs()[0]), "stopping")).toMatchObject([{ signal: "SIGINT" }]);
    expect(ofType(events(runs()[0]), "finished")).toMatchObject([{ outcome: "cancelled" }]);
  });

  test("23: what does not stop is waited for, and force is a second step that somebody agrees to", async () => {
    await root.apply();
    await root.cloud.setFaults([{ on: "read", kind: "machine", slow: 120 }]);
    const window = await open(root.directory);
    await window.openFile("main.tf");
    await window.runCommand("Rebake: Preview Plan");
    await expect.poll(() => planStatus(window), soon).toContain("being refreshed");
    await window.runCommand("Rebake: Stop Plan by Force");
    await window.answerDialog("Cancel Plan");
    await expect.poll(() => planStatus(window), soon).toBe("stopping, waiting for 1 operations");
    await window.runCommand("Rebake: Cancel Plan");
    expect(ofType(events(runs()[0]), "stopping")).toHaveLength(1);
    expect(ofType(events(runs()[0]), "forced")).toEqual([]);
    await window.runCommand("Rebake: Stop Plan by Force");
    const dialog = window.page.locator(".monaco-dialog-box");
    await dialog.waitFor(soon);
    expect(await dialog.innerText()).toContain("nothing is orphaned");
    await window.answerDialog("Stop by Force");
    await expect.poll(() => planStatus(window), soon).toBe("plan cancelled");
    expect(ofType(events(runs()[0]), "forced")).toHaveLength(1);
  });

  test("25: a terminal's plan is found, outlives the window, and is put away", async () => {
    const window = await open(root.directory);
    await window.openFile("main.tf");
    const { exitCode, stderr } = await execa(
      process.execPath,
      [join(repositoryRoot, "dist/cli/rebake.js"), "plan", "--tool-path", TOFU, root.directory],
      { cwd: base, env: environment(), reject: false },
    );
    expect(exitCode, stderr).toBe(2);
    await expect.poll(() => planStatus(window), soon).toBe("2 created");
    await window.page.reload();
    await window.waitForWorkbench();
    await expect.poll(() => planStatus(window), soon).toBe("2 created");
    await window.runCommand("Rebake: Put Plan Away");
    await expect.poll(() => planStatus(window), soon).toBe("");
    expect(runs()).toHaveLength(1);
  });

  test("the root module of the active file comes first, and what is chosen for it is kept", async () => {
    const workspace = join(base, "several");
    for (const name of ["app", "net"]) {
      mkdirSync(join(workspace, name), { recursive: true });
      writeFileSync(join(workspace, name, `${name}.tf`), `resource "terraform_data" "${name}" {}\n`);
    }
    const window = await open(workspace);
    const press = (key: string) => window.page.keyboard.press(key);
    const title = (text: string) =>
      window.page.locator(".quick-input-widget").getByText(text, { exact: true }).first().waitFor(soon);
    await window.openFile("net.tf");
    await ask(window, "Rebake: Preview Plan with Options…");
    await expect.poll(() => window.quickInputEntries(), soon).toEqual(["net", "app"]);
    await press("Enter");
    await title("Plan of net");
    await press("ArrowDown");
    await press("Enter");
    await title("Mode");
    await window.page.keyboard.type("destroy");
    await press("Enter");
    await title("Plan of net");
    await window.page.getByText("destroy everything").waitFor(soon);
    await press("Enter");
    await expect.poll(() => planStatus(window), soon).toBe("no changes");
    await window.webview().getByText("destroys everything").first().waitFor(soon);
    await window.openFile("app.tf");
    await expect.poll(() => planStatus(window), soon).toBe("");
    await ask(window, "Rebake: Preview Plan with Options…");
    await expect.poll(() => window.quickInputEntries(), soon).toEqual(["app", "net"]);
    await press("ArrowDown");
    await press("Enter");
    await title("Plan of net");
    await window.page.getByText("destroy everything").waitFor(soon);
    await press("Enter");
    await expect.poll(() => runs().length, soon).toBe(2);
    expect(runs().map(({ record }) => (record.request as { mode: string }).mode)).toEqual([
      "destroy",
      "destroy",
    ]);
  });

  test("25, 46: a reloaded window and a second one find the plan that runs", async () => {
    await root.apply();
    await root.cloud.setFaults([{ on: "read", kind: "machine", slow: 120, stoppable: true }]);
    const window = await open(root.directory);
    await window.openFile("main.tf");
    await window.runCommand("Rebake: Preview Plan");
    await expect.poll(() => planStatus(window), soon).toContain("being refreshed");
    await window.page.reload();
    await window.waitForWorkbench();
    await expect.poll(() => planStatus(window), soon).toContain("1 refreshed, 1 being refreshed");
    expect(await window.notifications()).toEqual([]);

    const second = await window.page.context().newPage();
    await second.goto(window.page.url());
    await waitForWorkbench(second, 60_000);
    const item = second.locator("[id*='rebake.plan']");
    await item.filter({ hasText: "being refreshed" }).waitFor(soon);
    // Asked for again, the plan that runs is shown, and no other one begins.
    await window.runCommand("Rebake: Preview Plan");
    await expect.poll(async () => (await window.notifications()).join(), soon).toContain("goes on already");
    await window.runCommand("Rebake: Cancel Plan");
    await item.filter({ hasText: "plan cancelled" }).waitFor(soon);
    expect(runs()).toHaveLength(1);
  });

  test("19: the plan is said to be outdated when a file is changed, until it is as it was", async () => {
    const window = await open(root.directory);
    await window.openFile("main.tf");
    await window.runCommand("Rebake: Preview Plan");
    await expect.poll(() => planStatus(window), soon).toBe("2 created");
    await root.write(`${MACHINE}\n# Something else.\n`);
    await expect.poll(() => planStatus(window), soon).toBe("2 created, files changed since");
    await root.write(MACHINE);
    await expect.poll(() => planStatus(window), soon).toBe("2 created");
  });

  test("51: what is not saved is saved first when somebody says so", async () => {
    const window = await open(root.directory);
    await window.openFile("main.tf");
    await window.page.locator(".view-line").first().click();
    await window.page.keyboard.press("Control+Home");
    await window.page.keyboard.type("# typed, not saved\n");
    await window.runCommand("Rebake: Preview Plan");
    const dialog = window.page.locator(".monaco-dialog-box");
    await dialog.waitFor(soon);
    expect(await dialog.innerText()).toContain("main.tf");
    expect(runs()).toEqual([]);
    await window.answerDialog("Save and Plan");
    await expect.poll(() => planStatus(window), soon).toBe("2 created");
  });

  test("2: where both engines are, somebody is asked once", async () => {
    const settings = { "rebake.terraform.path": pretender(join(base, "terraform"), join(base, "mark")) };
    const window = await open(root.directory, settings);
    await window.openFile("main.tf");
    await ask(window, "Rebake: Preview Plan");
    await expect.poll(() => window.quickInputEntries(), soon).toEqual(["OpenTofu", "Terraform"]);
    await window.page.keyboard.press("Enter");
    await expect.poll(() => planStatus(window), soon).toBe("2 created");
    await window.runCommand("Rebake: Preview Plan");
    await expect.poll(() => runs().length, soon).toBe(2);
    expect(existsSync(join(base, "mark"))).toBe(false);
  });

  test("38: settings of the workspace do not say what is executed", async () => {
    const mark = join(base, "mark");
    const fake = pretender(join(base, "elsewhere"), mark);
    const inside = pretender(join(root.directory, "bin"), mark);
    mkdirSync(join(root.directory, ".vscode"));
    writeFileSync(
      join(root.directory, ".vscode", "settings.json"),
      JSON.stringify({ "rebake.tofu.path": fake, "rebake.terraform.path": inside }),
    );
    const window = await open(root.directory);
    await window.openFile("main.tf");
    await window.runCommand("Rebake: Preview Plan");
    await expect.poll(() => planStatus(window), soon).toBe("2 created");
    expect(runs()[0]?.record.tools?.tofu?.path).toBe(realpathSync(TOFU));
    expect(existsSync(mark)).toBe(false);
  });

  test("38: nor does the user's own setting lead into the workspace", async () => {
    const mark = join(base, "mark");
    const window = await open(root.directory, {
      "rebake.tofu.path": pretender(join(root.directory, "bin"), mark),
    });
    await window.openFile("main.tf");
    await window.runCommand("Rebake: Preview Plan");
    await expect
      .poll(async () => (await window.notifications()).join(), soon)
      .toContain("lies in the workspace, whose files are not trusted as tools");
    expect(runs()).toEqual([]);
    expect(existsSync(mark)).toBe(false);
  });

  test("49: where the state directory cannot be written the editor's storage is used, and that is said", async () => {
    appendFileSync(join(base, "state"), "a file in its place");
    const window = await open(root.directory);
    await window.openFile("main.tf");
    await window.runCommand("Rebake: Preview Plan");
    await expect.poll(() => planStatus(window), soon).toBe("2 created");
    await window.runCommand("Rebake: Show Log");
    const log = window.page.locator(".part.panel .view-lines");
    await expect
      .poll(() => log.innerText(), soon)
      .toContain("cannot be used for runs".replaceAll(" ", "\u00a0"));
  });

  test("37: in Restricted Mode nothing is executed", async () => {
    const mark = join(base, "mark");
    const testsPath = await bundleSuite(join(repositoryRoot, "test/host/suites/plan-restricted.ts"));
    const result = await runInExtensionHost({
      extensionPath: repositoryRoot,
      testsPath,
      workspace: root.directory,
      userSettings: {
        "security.workspace.trust.enabled": true,
        "rebake.tofu.path": pretender(join(base, "elsewhere"), mark),
      },
      environment: environment(),
    });
    expect(result.exitCode, result.log).toBe(0);
    expect(runs()).toEqual([]);
    expect(existsSync(mark)).toBe(false);
  });
});
