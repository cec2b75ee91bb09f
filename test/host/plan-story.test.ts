import { realpathSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { waitForWorkbench } from "../../scripts/host/browser.ts";
import { artifactsFolder, repositoryRoot } from "../../scripts/host/paths.ts";
import { type Editor, openEditor } from "../../scripts/host/person.ts";
import { type Demo, makeDemo } from "../../scripts/start/demo.ts";
import {
  changeImage,
  goToCause,
  previewPlan,
  startPlan,
  takeQuickFix,
} from "../../scripts/start/plan-story.ts";

/** How long a step may take on a busy machine. */
const soon = { timeout: 60_000 };
let base: string;
let demo: Demo;
let editor: Editor | undefined;

beforeEach(async () => {
  base = realpathSync(await mkdtemp(join(tmpdir(), "rebake-story-")));
  demo = await makeDemo(join(base, "demo"));
});

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await editor?.screenshot(join(artifactsFolder, `story-${task.id}.png`));
  await editor?.close();
  editor = undefined;
  await demo.close();
  await rm(base, { recursive: true, force: true });
});

async function openExample(): Promise<Editor> {
  const { workspace, settings, environment } = demo;
  const file = { path: join(demo.root, "main.tf") };
  editor = await openEditor({
    extension: repositoryRoot,
    workspace,
    file,
    userSettings: settings,
    environment,
  });
  editor.page.setDefaultTimeout(60_000);
  await editor.waitForSquiggle();
  return editor;
}

const status = async (of: Editor): Promise<string> =>
  (await of.statusItems()).find(({ id }) => id.includes("rebake.plan"))?.text ?? "";

test("an edited image replaces machines destroy first; after the quick fix create first; by keyboard", {
  timeout: 300_000,
}, async () => {
  const window = await openExample();
  await changeImage(window);
  await previewPlan(window, "Destroys 2 machines before the replacement is there.");
  expect(await status(window)).toMatch(/destroy first$/);
  await goToCause(window);
  await expect.poll(() => cursor(window), soon).toMatch(/^Ln 28,/);
  await window.screenshot(join(artifactsFolder, "story-destroy-first.png"));
  await takeQuickFix(window);
  await previewPlan(window, "Replaces 2 machines, the new one first.");
  await window.webview().getByText("Replace, create first").first().waitFor();
  expect(await window.notifications()).toEqual([]);
  await window.screenshot(join(artifactsFolder, "story-create-first.png"));
});

test("25: a window that is closed during a slow plan finds it when it is opened again", {
  timeout: 300_000,
}, async () => {
  const seen = join(base, "seen");
  await demo.cloud?.setFaults([{ on: "read", kind: "aws_instance", until: seen }]);
  const window = await openExample();
  await changeImage(window);
  await startPlan(window);
  await expect.poll(() => status(window), soon).toContain("being refreshed");
  const { page } = window;
  const address = page.url();
  await page.goto("about:blank");
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await page.goto(address);
  await waitForWorkbench(page, 60_000);
  await expect.poll(() => status(window), soon).toContain("being refreshed");
  writeFileSync(seen, "");
  await expect.poll(() => status(window), soon).toMatch(/destroy first$/);
  await window.runCommand("Rebake: Show Plan");
  await window.webview().getByText("Destroys 2 machines before the replacement is there.").first().waitFor();
});

/** What the status bar says of the cursor. */
async function cursor(of: Editor): Promise<string> {
  return (await of.statusItems()).find(({ id }) => id.includes("selection"))?.text ?? "";
}
