import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import type { Locator } from "playwright-core";
import { buildAll } from "./build/bundles.ts";
import { ensureDebianPackages } from "./host/debian.ts";
import { artifactsFolder } from "./host/paths.ts";
import { type Editor, openEditor } from "./host/person.ts";
import { ensureVsCode } from "./host/setup.ts";
import { ROOT, say } from "./run/steps.ts";
import { type Demo, makeDemo } from "./start/demo.ts";
import { changeImage, goToLine, previewPlan, takeQuickFix } from "./start/plan-story.ts";

// Takes the pictures of the README anew, in a real VS Code with the examples, the real OpenTofu and the test cloud.
await buildAll();
await ensureDebianPackages(["chromium"], say);
await ensureVsCode(say);
const demo = await makeDemo();
await inEditor(demo, "aws-web/main.tf", 40, pictureOfFindings);
await inEditor(demo, "cloud-web/main.tf", 22, picturesOfPlans);
await release(demo, "1");
await inEditor({ ...demo, workspace: demo.road }, "rebake.hcl", 7, picturesOfDeploying);
await demo.close();

/** Until the findings are there, or what can be done with a file that has none. */
async function settled({ page }: Editor): Promise<void> {
  await page.locator("[class*=squiggly-], .codelens-decoration").first().waitFor();
}

/** Bakes and deploys examples/golden-image in a version, as somebody at a terminal would. */
async function release({ road, environment }: Demo, version: string): Promise<void> {
  const template = join(road, "packer/web.pkr.hcl");
  const source = await readFile(template, "utf8");
  await writeFile(template, source.replace(/^ {2}version = "\d+"$/m, `  version = "${version}"`));
  const options = { cwd: road, env: environment };
  await execa("rebake", ["bake", "web"], options);
  await execa("rebake", ["deploy", "staging", "--yes"], options);
}

async function inEditor(
  { workspace, settings, environment }: Demo,
  file: string,
  line: number,
  act: (editor: Editor) => Promise<void>,
): Promise<void> {
  const editor = await openEditor({
    extension: ROOT,
    workspace,
    file: { path: join(workspace, file), line },
    viewport: { width: 1280, height: 820 },
    environment,
    userSettings: {
      ...settings,
      "workbench.layoutControl.enabled": false,
      "editor.minimap.enabled": false,
    },
  });
  try {
    editor.page.setDefaultTimeout(60_000);
    await settled(editor);
    await act(editor);
  } catch (error) {
    await editor.screenshot(join(artifactsFolder, "screenshots-failed.png"));
    throw error;
  } finally {
    await editor.close();
  }
}

async function pictureOfFindings(editor: Editor): Promise<void> {
  await editor.runCommand("Problems: Focus on Problems View");
  const { page } = editor;
  await page.locator(".markers-panel .monaco-list-row").nth(3).waitFor();
  await page
    .locator(".view-line", { hasText: "remote-exec" })
    .locator("span", { hasText: "remote-exec" })
    .last()
    .hover();
  await page.locator(".monaco-hover-content:visible").first().waitFor();
  await take(editor, "findings");
}

/** The image is another: destroy first; what the code then looks like; after the quick fix: create first. */
async function picturesOfPlans(editor: Editor): Promise<void> {
  const { page } = editor;
  await changeImage(editor);
  await previewPlan(editor, "Destroys 2 machines before the replacement is there.");
  const change = editor
    .webview()
    .getByRole("treeitem", { name: /aws_instance\.web/ })
    .first();
  await change.click();
  await editor
    .webview()
    .getByRole("treeitem", { name: /cannot be changed in place/ })
    .first()
    .waitFor();
  await take(editor, "plan-destroy-first");
  await editor.runCommand("Rebake: Focus on Plan View");
  await page.locator(".pane-body .monaco-list-row", { hasText: "aws_instance" }).first().waitFor();
  await editor.openFile("cloud-web/main.tf");
  await goToLine(editor, 25);
  await page.locator(".codelens-decoration", { hasText: "destroy first" }).first().waitFor();
  await take(editor, "plan-in-the-code");
  await takeQuickFix(editor);
  await previewPlan(editor, "Replaces 2 machines, the new one first.");
  await take(editor, "plan-create-first");
}

/** The next image is baked; its plan, with what it takes to deploy it; what is then there. */
async function picturesOfDeploying(editor: Editor): Promise<void> {
  const { page } = editor;
  await editor.runCommand("Rebake: Focus on Targets View");
  await editor.openFile("web.pkr.hcl");
  await goToLine(editor, 11);
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.type('version = "2"');
  await page.keyboard.press("Control+S");
  await editor.openFile("rebake.hcl");
  await page.locator(".codelens-decoration a", { hasText: "Bake Image" }).click();
  await button(editor, "Deploy to").click();
  await editor.webview().getByRole("button", { name: "Deploy", exact: true }).waitFor();
  await take(editor, "deploy-plan");
  await editor.webview().getByRole("button", { name: "Deploy", exact: true }).click();
  await editor.webview().getByText("Deployed to staging").first().waitFor();
  await page.locator(".pane-header", { hasText: "Runs" }).first().click();
  await page.locator(".pane-body .monaco-list-row", { hasText: "staging" }).first().click();
  await page.keyboard.press("ArrowRight");
  const row = page.locator(".pane-body .monaco-list-row");
  await row
    .filter({ hasText: /staging(?!.*not).*deployed/ })
    .first()
    .waitFor();
  await row.filter({ hasText: "Deployment to staging" }).first().waitFor();
  await row.filter({ hasText: "Health" }).waitFor();
  await take(editor, "deployed");
  await pictureOfDrift(editor);
}

/** Somebody makes a machine larger past Terraform, which is looked for. */
async function pictureOfDrift(editor: Editor): Promise<void> {
  await demo.cloud?.edit(({ things }) => {
    for (const { attributes } of Object.values(things.aws_instance ?? {}))
      attributes.instance_type = "t3.large";
  });
  await editor.runCommand("Notifications: Clear All Notifications");
  await editor.openFile("rebake.hcl");
  await editor.page.locator(".codelens-decoration a", { hasText: "Detect Drift" }).click();
  await editor.webview().getByText("not what it was made as any more").first().waitFor();
  await editor.runCommand("Rebake: Focus on Plan View");
  await editor.page.locator(".pane-body .monaco-list-row", { hasText: "aws_instance" }).first().hover();
  await take(editor, "drift");
}

function button({ page }: Editor, label: string): Locator {
  return page.locator(".notification-list-item .monaco-button", { hasText: label }).first();
}

async function take(editor: Editor, name: string): Promise<void> {
  const path = `docs/images/${name}.png`;
  await editor.screenshot(join(ROOT, path));
  say(`wrote ${path}`);
}
