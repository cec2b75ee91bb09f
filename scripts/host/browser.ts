import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { chromium, type Page } from "playwright-core";
import { chromiumExecutable } from "./debian.ts";

/** Size of the browser's page in pixels. */
export type Viewport = { width: number; height: number };

export const usualViewport: Viewport = { width: 1280, height: 800 };

/** Root may not use Chromium's sandbox; a closed network makes its background look-ups fail one by one. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts Debian's Chromium without a window on a screen, and gives its only page. Nothing is kept of an
 * earlier run.
 *
 * @throws Error when the machine has no Chromium, or when it does not start
 */
export async function openPage(viewport: Viewport): Promise<Page> {
  const browser = await chromium.launch({ executablePath: chromiumExecutable(), args: flags });
  const permissions = ["clipboard-read", "clipboard-write"];
  return await (await browser.newContext({ viewport, permissions })).newPage();
}

/** Ends the browser that {@link openPage} has started. */
export async function closeBrowser(page: Page): Promise<void> {
  await page.context().browser()?.close();
}

/**
 * Waits for VS Code's window to be drawn and connected to its server.
 *
 * @throws Error when that takes longer than the limit
 */
export async function waitForWorkbench(page: Page, limitMs: number): Promise<void> {
  await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: limitMs });
}

/** Saves what the page shows as a PNG file, and makes the folder when it is not there. */
export async function saveScreenshot(page: Page, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path });
}
