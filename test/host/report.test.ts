import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { closeBrowser, openPage, saveScreenshot } from "../../scripts/host/browser.ts";
import { artifactsFolder } from "../../scripts/host/paths.ts";
import { rebake } from "../cli/support.ts";
import { REPORT_RULES, reportWorkspace } from "../support/report.ts";

let workspace: { path: string; remove: () => void };
let page: Page;
/** What the page asked for, and what the browser complained about. */
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  workspace = reportWorkspace();
  const args = ["check", "--rule", REPORT_RULES, "--format=html", "--output=report.html"];
  const { exitCode } = await rebake(workspace.path, args);
  expect(exitCode).toBe(2);
});
afterAll(() => workspace.remove());

beforeEach(async () => {
  requests.length = 0;
  complaints.length = 0;
  page = await openPage({ width: 1280, height: 900 });
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address());
});
afterEach(() => closeBrowser(page));

function address(): string {
  return `file://${join(workspace.path, "report.html")}`;
}

const shownFindings = () => page.locator(".findings > li:visible");

test("shows the score, asks the network for nothing, and keeps its own policy", async () => {
  // Five blocks: two lose all, one loses half (docs/score.md).
  expect(await page.locator("#score").textContent()).toBe("50");
  expect(await page.locator("#shown").textContent()).toBe("4 findings");
  expect(await shownFindings().count()).toBe(4);
  await saveScreenshot(page, join(artifactsFolder, "report-light.png"));
  await page.emulateMedia({ colorScheme: "dark" });
  await saveScreenshot(page, join(artifactsFolder, "report-dark.png"));
  expect(requests).toEqual([address()]);
  expect(complaints).toEqual([]);
});

test("is filtered with the keyboard alone, and says how many are shown", async () => {
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the findings");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.name")).toBe("severity");
  await page.keyboard.type("warning");
  expect(await page.locator("#shown").textContent()).toBe("2 of 4 findings");
  expect(await shownFindings().locator("h3").allTextContents()).toEqual([
    expect.stringContaining("warning"),
    expect.stringContaining("warning"),
  ]);
  await page.keyboard.press("Tab");
  await page.keyboard.type("man");
  expect(await page.locator("#shown").textContent()).toBe("1 of 4 findings");
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("Show all");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator("#shown").textContent()).toBe("4 findings");
});

test("a rule in the table leads to its findings", async () => {
  await page.locator('a[data-rule="remote-exec"]').focus();
  await page.keyboard.press("Enter");
  expect(await page.locator("#shown").textContent()).toBe("1 of 4 findings");
  await page.locator('input[name="text"]').fill("nothing like this");
  expect(await page.locator("#shown").textContent()).toBe("0 of 4 findings");
});

test("has a name for everything that can be used, headings in order, and no colour alone", async () => {
  const controls = page.locator("a, button, select, input, summary");
  for (const control of await controls.all())
    expect(await control.evaluate(accessibleName), await control.evaluate("(one) => one.outerHTML")).not.toBe(
      "",
    );
  const levels = await page
    .locator("h1, h2, h3")
    .evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
  expect(levels[0]).toBe(1);
  for (const [index, level] of levels.entries())
    expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  const severities = await page.locator(".severity").allTextContents();
  for (const text of severities) expect(text).toMatch(/^(?:errors?|warnings?|information|hints?)$/);
});

test.each(["light", "dark"] as const)("text can be read in the %s scheme", async (colorScheme) => {
  await page.emulateMedia({ colorScheme });
  const poor = await page.evaluate(poorlyReadable);
  expect(poor).toEqual([]);
});

test("fits a telephone", async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
});

// These run in the page; the tests are compiled without its types.
const accessibleName =
  "(one) => (one.labels?.[0]?.textContent ?? one.getAttribute('aria-label') ?? one.textContent).trim()";

/** Texts whose contrast with what is behind them is below 4.5 to 1, as WCAG AA asks. */
const poorlyReadable = `(() => {
  const parse = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map((part) => (part /= 255) <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const color = parse(getComputedStyle(one).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return parse(getComputedStyle(document.body).backgroundColor);
  };
  return [...document.querySelectorAll("body *")]
    .filter((one) => [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== ""))
    .filter((one) => one.checkVisibility() && !one.closest("svg, script"))
    .flatMap((one) => {
      const [a, b] = [light(parse(getComputedStyle(one).color)), light(behind(one))].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      return ratio < 4.5 ? [one.tagName + " " + one.textContent.slice(0, 30) + " " + ratio.toFixed(2)] : [];
    });
})()`;
