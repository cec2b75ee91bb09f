import { join } from "node:path";
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
await demo.close();

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
    await editor.waitForSquiggle();
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
  await editor.openFile("main.tf");
  await goToLine(editor, 25);
  await page.locator(".codelens-decoration", { hasText: "destroy first" }).first().waitFor();
  await take(editor, "plan-in-the-code");
  await takeQuickFix(editor);
  await previewPlan(editor, "Replaces 2 machines, the new one first.");
  await take(editor, "plan-create-first");
}

async function take(editor: Editor, name: string): Promise<void> {
  const path = `docs/images/${name}.png`;
  await editor.screenshot(join(ROOT, path));
  say(`wrote ${path}`);
}
