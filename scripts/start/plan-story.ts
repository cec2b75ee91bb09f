import type { Locator } from "playwright-core";
import type { Editor } from "../host/person.ts";
import { NEXT_IMAGE } from "./demo.ts";

/** How long a step may take on a busy machine. */
const LIMIT = { timeout: 60_000 };
/** Lines of examples/cloud-web/main.tf, which is open. */
const IMAGE_LINE = 22;
const MACHINE_LINE = 25;

/** Puts another image into examples/cloud-web/main.tf, which is open, and saves it. By keyboard, as everything here. */
export async function changeImage(editor: Editor): Promise<void> {
  const { keyboard } = editor.page;
  await goToLine(editor, IMAGE_LINE);
  await keyboard.press("Home");
  await keyboard.press("Shift+End");
  await keyboard.type(`image = "${NEXT_IMAGE}"`);
  await save(editor);
}

/** Previews the plan of examples/cloud-web and waits for a sentence on its page. */
export async function previewPlan(editor: Editor, sentence: string): Promise<Locator> {
  const { page } = editor;
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-widget input[type=text]");
  await input.fill(">Rebake: Preview Plan");
  await entry(editor, "Rebake: Preview Plan").waitFor();
  await page.keyboard.press("Enter");
  // Which root module: the one of the file that is open stands first.
  await entry(editor, "cloud-web").waitFor(LIMIT);
  await page.keyboard.press("Enter");
  const said = editor.webview().getByText(sentence).first();
  await said.waitFor(LIMIT);
  return said;
}

/** Goes from the page to the line of the attribute that forces the replacement of the machines, as somebody without a mouse. */
export async function goToCause(editor: Editor): Promise<void> {
  await editor.runCommand("Rebake: Show Plan");
  const filter = editor.webview().getByRole("textbox");
  await editor.webview().locator("body").press("/");
  await filter.pressSequentially("aws_instance");
  await filter.press("Enter");
  const rows = editor.webview().getByRole("treeitem");
  await rows.filter({ hasText: "aws_instance.web" }).first().waitFor();
}

/** Takes the quick fix at the machines, and saves the file. */
export async function takeQuickFix(editor: Editor): Promise<void> {
  const { page } = editor;
  await editor.openFile("main.tf");
  await goToLine(editor, MACHINE_LINE);
  const title = "Create the new one before the old one is destroyed";
  const menu = page.locator(".action-widget");
  // A menu that opens before the findings are there has other entries.
  for (let attempt = 0; attempt < 20; attempt++) {
    await page.keyboard.press("Control+.");
    await menu.waitFor().catch(() => undefined);
    const wanted = menu.locator(".monaco-list-row.action").filter({ hasText: title }).first();
    if (await wanted.isVisible()) {
      await wanted.click();
      break;
    }
    await page.keyboard.press("Escape");
    await page.waitForTimeout(500);
  }
  await page.locator(".view-line", { hasText: "create_before_destroy" }).first().waitFor(LIMIT);
  await save(editor);
}

export async function goToLine(editor: Editor, line: number): Promise<void> {
  const { page } = editor;
  await page.keyboard.press("Control+G");
  await page.locator(".quick-input-widget input[type=text]").fill(`:${line}`);
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

async function save({ page }: Editor): Promise<void> {
  await page.keyboard.press("Control+S");
  await page.locator(".tab.active:not(.dirty)").waitFor(LIMIT);
}

function entry(editor: Editor, label: string): Locator {
  const rows = editor.page.locator(".quick-input-widget .monaco-list-row.focused");
  return rows.filter({ has: editor.page.locator(".label-name").getByText(label, { exact: true }) }).first();
}
