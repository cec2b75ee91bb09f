import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listRuns } from "../../runner/src/runs.ts";
import { stateDirectory } from "../../runner/src/state-directory.ts";
import { artifactsFolder, repositoryRoot } from "../../scripts/host/paths.ts";
import { type Editor, openEditor } from "../../scripts/host/person.ts";
import { makeRoot, type Root } from "../fakecloud/engines.ts";
import { TOFU } from "../support/tofu.ts";

/** How long a step may take on a busy machine. */
const soon = { timeout: 60_000 };
/** A folder may be called that; what a message makes of it must not execute anything. */
const LINK = "[here](command:workbench.action.terminal.new)";

let base: string;
let slow: Root;
let editor: Editor;

/** A workspace of three root modules: a slow one, and two below it. */
beforeEach(async () => {
  base = realpathSync(await mkdtemp(join(tmpdir(), "rebake-several-")));
  slow = await makeRoot('resource "fakecloud_image" "web" {\n  name    = "web"\n  version = "1"\n}\n');
  for (const [name, file] of [
    ["quick", "quick.tf"],
    [LINK, "main.tf"],
  ] as const) {
    mkdirSync(join(slow.directory, name));
    writeFileSync(join(slow.directory, name, file), 'resource "terraform_data" "one" {\n  input = 1\n}\n');
  }
  editor = await openEditor({
    extension: repositoryRoot,
    isInstalled: true,
    workspace: slow.directory,
    userSettings: { "rebake.tofu.path": TOFU },
    environment: { ...slow.cloud.environment, XDG_STATE_HOME: join(base, "state") },
  });
});

afterEach(async ({ task }) => {
  if (task.result?.state === "fail")
    await editor.screenshot(join(artifactsFolder, `plan-several-${task.id}.png`));
  await editor.close();
  await slow.remove();
  await rm(base, { recursive: true, force: true });
});

/** The root modules that were planned, the last one first. */
const planned = () =>
  listRuns(stateDirectory({}, join(base, "state", "rebake"))).runs.map(({ record }) => record.root);

async function planStatus(): Promise<string> {
  const items = await editor.statusItems();
  return items.find(({ id }) => id.includes("rebake.plan"))?.text ?? "";
}

/** Plans the root module of a file, which stands first when it is open, or the one that is found by some letters. */
async function preview(file: string, letters = ""): Promise<void> {
  const { page } = editor;
  await editor.openFile(file);
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input[type=text]").fill(">Rebake: Preview Plan");
  const focused = page.locator(".quick-input-widget .monaco-list-row.focused");
  await focused.getByText("Rebake: Preview Plan", { exact: true }).waitFor(soon);
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").getByText("Which root module?").or(focused).first().waitFor(soon);
  await page.locator(".quick-input-titlebar", { hasText: "Preview Plan" }).waitFor(soon);
  await page.keyboard.type(letters);
  if (letters !== "") await focused.getByText(letters).first().waitFor(soon);
  await page.keyboard.press("Enter");
}

test("the page of a plan that was put away plans that root module again, and no other", {
  timeout: 240_000,
}, async () => {
  await preview("main.tf");
  await expect.poll(planStatus, soon).toBe("1 created");
  await preview("quick.tf");
  await editor.webview().getByText("terraform_data.one").first().waitFor(soon);
  await editor.runCommand("Rebake: Put Plan Away");
  await editor.webview().getByRole("heading", { name: "There is no plan here yet." }).waitFor(soon);
  await editor.webview().getByRole("button", { name: "Preview Again" }).click();
  await editor.webview().getByText("terraform_data.one").first().waitFor(soon);
  const quick = join(slow.directory, "quick");
  expect(planned()).toEqual([quick, quick, slow.directory]);
});

test("the page of a reloaded window leads to the code", { timeout: 240_000 }, async () => {
  await preview("quick.tf");
  const link = editor.webview().getByRole("button", { name: "quick.tf:1" }).first();
  await link.waitFor(soon);
  // The page says after a moment what it wants to be kept.
  await editor.page.waitForTimeout(1_000);
  const loaded = editor.page.waitForEvent("load");
  await editor.runCommand("Developer: Reload Window");
  await loaded;
  await editor.waitForWorkbench();
  await editor.webview().getByText("terraform_data.one").first().waitFor(soon);
  await link.click(soon);
  await editor.page.locator('.tab.active[data-resource-name="quick.tf"]').waitFor(soon);
});

test("22, 43: Cancel Plan means the plan that goes on, and no name of a folder is a link in a message", {
  timeout: 240_000,
}, async () => {
  await slow.apply();
  await slow.cloud.setFaults([{ on: "read", kind: "image", slow: 120, stoppable: true }]);
  await preview("main.tf");
  await expect.poll(planStatus, soon).toContain("being refreshed");
  await editor.page.locator('.tab[data-resource-name="main.tf"]').dblclick();
  await preview("quick.tf", "here");
  // As a link it would stand there without its brackets.
  await editor.page.locator(".notification-list-item-message", { hasText: "Plan of [here]" }).waitFor(soon);
  await expect.poll(planStatus, soon).toBe("1 created");
  await editor.runCommand("Rebake: Cancel Plan");
  const runs = () => listRuns(stateDirectory({}, join(base, "state", "rebake"))).runs;
  await expect
    .poll(() => runs().find(({ record }) => record.root === slow.directory)?.record, soon)
    .toBeDefined();
  await editor.page.locator('.tab[data-resource-name="main.tf"]').click();
  await expect.poll(planStatus, soon).toBe("plan cancelled");
});
