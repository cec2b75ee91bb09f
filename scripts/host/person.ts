import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import {
  closeBrowser,
  openPage,
  saveScreenshot,
  usualViewport,
  type Viewport,
  waitForWorkbench,
} from "./browser.ts";
import type { MoreEnvironment } from "./environment.ts";
import { insist } from "./insist.ts";
import { pageScripts, type Squiggle, type StatusItem } from "./page-scripts.ts";
import { type RunningVsCode, startVsCode, windowUrl } from "./server.ts";
import type { Settings } from "./settings.ts";

export type EditorOptions = {
  /** The extension: a folder to load as it is (as F5 does), or a `.vsix` file to install as a person does. */
  extension: string;
  /** Installs the folder, too: a window that loads an extension as F5 does forgets its editors when it is reloaded. */
  isInstalled?: boolean;
  /** More extensions to install, folders or `.vsix` files. */
  extraExtensions?: readonly string[];
  /** Folder that the window opens. */
  workspace: string;
  /** A file to show at once. */
  file?: { path: string; line?: number };
  /** Without `"security.workspace.trust.enabled": true` the workspace is trusted, and nobody is asked. */
  userSettings?: Settings;
  environment?: MoreEnvironment;
  viewport?: Viewport;
};

const stepLimitMs = 60_000;
const startLimitMs = 60_000;
const retryMs = 10_000;

/**
 * Opens VS Code in Chromium as a person has it in front of them.
 *
 * @throws Error when the window is not there after a minute, with what server and browser have said
 */
export async function openEditor(options: EditorOptions): Promise<Editor> {
  const isPacked = options.isInstalled === true || options.extension.endsWith(".vsix");
  const server = await startVsCode({
    userSettings: { "security.workspace.trust.enabled": false, ...options.userSettings },
    environment: options.environment,
    extensions: [...(isPacked ? [options.extension] : []), ...(options.extraExtensions ?? [])],
  });
  const editor = await Editor.start(server, options.viewport ?? usualViewport).catch(
    async (error: unknown) => {
      await server.stop();
      throw error;
    },
  );
  const { workspace, file } = options;
  const url = windowUrl(server, { workspace, file, extensionPath: isPacked ? undefined : options.extension });
  try {
    await editor.page.goto(url);
    await editor.waitForWorkbench();
    return editor;
  } catch (error) {
    const logs = `The server's log:\n${server.log()}\nThe browser's log:\n${editor.browserLog.join("\n")}`;
    await editor.close();
    throw new Error(
      `VS Code's window did not open: ${error instanceof Error ? error.message : error}\n${logs}`,
    );
  }
}

/**
 * A window of VS Code and the hands of the person before it. Each step waits for what it causes, and throws
 * an Error when that does not come within a minute.
 */
export class Editor {
  /** For everything that has no method here. */
  readonly page: Page;
  readonly server: RunningVsCode;
  /** The browser's warnings and errors. */
  readonly browserLog: string[] = [];

  private constructor(page: Page, server: RunningVsCode) {
    this.page = page;
    this.server = server;
    page.setDefaultTimeout(stepLimitMs);
    page.on("console", (message) => {
      if (["warning", "error"].includes(message.type())) this.browserLog.push(message.text());
    });
  }

  /** Starts the browser; {@link openEditor} does the rest. */
  static async start(server: RunningVsCode, viewport: Viewport): Promise<Editor> {
    return new Editor(await openPage(viewport), server);
  }

  /** Waits until the window is drawn and has told its server to start the extensions. */
  async waitForWorkbench(): Promise<void> {
    await waitForWorkbench(this.page, startLimitMs);
  }

  /** Opens a file of the workspace by its name, with Ctrl+P, and waits for its text. */
  async openFile(name: string): Promise<void> {
    const tab = this.page.locator(`.tab.active[data-resource-name="${basename(name)}"]`);
    // While files are still looked for, entries move, and a click may meet another one: a person then tries once more.
    await insist(3, async (left) => {
      await this.chooseInQuickInput("Control+P", name, basename(name));
      await tab.waitFor(left > 0 ? { timeout: retryMs } : {});
    });
    await this.page.locator(".editor-instance .view-lines .view-line").first().waitFor();
  }

  /** Runs a command by its title in the palette, such as `View: Toggle Terminal`, with F1. */
  async runCommand(title: string): Promise<void> {
    await this.chooseInQuickInput("F1", `>${title}`, title);
  }

  /** The entries of the list that VS Code shows at its top edge, such as those of a quick pick. */
  async quickInputEntries(): Promise<string[]> {
    const names = this.page.locator(".quick-input-widget .monaco-list-row .label-name");
    await names.first().waitFor();
    return names.allInnerTexts();
  }

  /** The wavy lines that are in view in the active editor, from top to bottom. */
  async squiggles(): Promise<Squiggle[]> {
    return this.page.evaluate<Squiggle[]>(pageScripts.squiggles);
  }

  /** Waits for a wavy line to be in view. */
  async waitForSquiggle(): Promise<void> {
    await this.page.locator("[class*=squiggly-]").first().waitFor();
  }

  /** What stands in the bar at the bottom, from left to right. */
  async statusItems(): Promise<StatusItem[]> {
    return this.page.evaluate<StatusItem[]>(pageScripts.statusItems);
  }

  /** The messages that are in view at the lower right. */
  async notifications(): Promise<string[]> {
    return this.page.locator(".notifications-toasts .notification-list-item-message").allInnerTexts();
  }

  /** Presses a button of the dialog that stands before everything else. */
  async answerDialog(button: string): Promise<void> {
    const dialog = this.page.locator(".monaco-dialog-box");
    await dialog.getByRole("button", { name: button }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  /** What the extension has logged. */
  async extensionLog(): Promise<string> {
    const logs = join(this.server.data, "data", "logs");
    const names = await readdir(logs, { recursive: true });
    const texts = names
      .filter((name) => name.endsWith("Rebake.log"))
      .sort()
      .map((name) => readFile(join(logs, name), "utf8"));
    return (await Promise.all(texts)).join("");
  }

  /** The inside of the webview in front. */
  webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }

  /** Saves what the window shows as a PNG file. */
  async screenshot(path: string): Promise<void> {
    await saveScreenshot(this.page, path);
  }

  /** Closes the window, the browser and the server. */
  async close(): Promise<void> {
    await closeBrowser(this.page);
    await this.server.stop();
  }

  /**
   * Opens the list at the top edge with a key, types, and takes an entry. A key that meets a page which is just drawn anew is lost,
   * and what takes the focus closes the list: a person then tries once more.
   */
  private async chooseInQuickInput(key: string, text: string, label: string): Promise<void> {
    const widget = this.page.locator(".quick-input-widget");
    const entry = widget
      .locator(".monaco-list-row")
      .filter({ has: this.page.locator(".label-name").getByText(label, { exact: true }) });
    await insist(5, async () => {
      await this.page.keyboard.press(key);
      await widget.locator("input[type=text]").fill(text, { timeout: retryMs });
      await entry.first().click({ timeout: retryMs });
    });
    await widget.waitFor({ state: "hidden" });
  }
}
