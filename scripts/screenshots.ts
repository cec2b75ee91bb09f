import { join } from "node:path";
import { buildAll } from "./build/bundles.ts";
import { ensureDebianPackages } from "./host/debian.ts";
import { openEditor } from "./host/person.ts";
import { ensureVsCode } from "./host/setup.ts";
import { ROOT, say } from "./run/steps.ts";

// Takes the pictures of the README anew, in a real VS Code with the examples.
const workspace = join(ROOT, "examples");
await buildAll();
await ensureDebianPackages(["chromium"], say);
await ensureVsCode(say);
const editor = await openEditor({
  extension: ROOT,
  workspace,
  file: { path: join(workspace, "aws-web/main.tf"), line: 40 },
  viewport: { width: 1280, height: 820 },
  userSettings: { "workbench.layoutControl.enabled": false, "editor.minimap.enabled": false },
});
try {
  await editor.waitForSquiggle();
  await editor.runCommand("Problems: Focus on Problems View");
  const page = editor.page;
  await page.locator(".markers-panel .monaco-list-row").nth(3).waitFor();
  await page
    .locator(".view-line", { hasText: "remote-exec" })
    .locator("span", { hasText: "remote-exec" })
    .last()
    .hover();
  await page.locator(".monaco-hover-content:visible").first().waitFor();
  await editor.screenshot(join(ROOT, "docs/images/findings.png"));
  say("wrote docs/images/findings.png");
} finally {
  await editor.close();
}
