import type { Locator } from "playwright-core";
import { insist } from "../host/insist.ts";
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
export async function previewPlan(editor: Editor, sentence: string): Promise<void> {
  await startPlan(editor);
  await editor.webview().getByText(sentence).first().waitFor(LIMIT);
}

/** Asks for the plan of examples/cloud-web. */
export async function startPlan(editor: Editor): Promise<void> {
  const { page } = editor;
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-widget input[type=text]");
  await input.fill(">Rebake: Preview Plan");
  await entry(editor, "Rebake: Preview Plan").waitFor();
  await page.keyboard.press("Enter");
  // Which root module: the one of the file that is open stands first.
  await entry(editor, "cloud-web").waitFor(LIMIT);
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

/** Goes from the page to the line that makes the machines be replaced: filter, first change, its reason, Enter. */
export async function goToCause(editor: Editor): Promise<void> {
  const { page } = editor;
  await editor.runCommand("Rebake: Show Plan");
  const rows = editor.webview().getByRole("treeitem");
  const focused = (text: string): Promise<void> =>
    rows.filter({ hasText: text }).and(editor.webview().locator(":focus")).waitFor(LIMIT);
  const search = editor.webview().getByRole("searchbox").and(editor.webview().locator(":focus"));
  // A page that is just drawn anew hears no key.
  await insist(5, async () => {
    await editor.webview().locator("body").press("/");
    await search.waitFor({ timeout: 5_000 });
  });
  await page.keyboard.type("aws_instance");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await focused("aws_instance.web");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await focused("ami");
  await page.keyboard.press("Enter");
  await page.locator(".tab.active", { hasText: "main.tf" }).waitFor(LIMIT);
}

const FIX = "Create the new one before the old one is destroyed";

/** Takes the quick fix at the machines, and saves the file. @throws Error when it does not come within a minute. */
export async function takeQuickFix(editor: Editor): Promise<void> {
  const fixed = editor.page.locator(".view-line", { hasText: "create_before_destroy" }).first();
  await goToLine(editor, MACHINE_LINE);
  // VS Code makes the menu's entries worthless when findings come in while it is open, as they do on a busy machine.
  for (const end = Date.now() + LIMIT.timeout; Date.now() < end && !(await fixed.isVisible()); ) {
    await chooseFix(editor);
    await fixed.waitFor({ timeout: 5_000 }).catch(() => undefined);
  }
  await fixed.waitFor({ timeout: 1_000 });
  await save(editor);
}

/** Opens the menu of the cursor's line and presses Enter at the fix; closes it when the fix is not in it. */
async function chooseFix({ page }: Editor): Promise<void> {
  await page.keyboard.press("Control+.");
  const focused = page.locator(".action-widget .monaco-list-row.focused");
  const isOpen = await focused.waitFor({ timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  for (let entry = 0; isOpen && entry < 10; entry++) {
    if ((await focused.innerText({ timeout: 5_000 }).catch(() => "")).includes(FIX)) {
      await page.keyboard.press("Enter");
      return;
    }
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Escape");
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
