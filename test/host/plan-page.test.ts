import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PlanView, SourcePlace } from "../../protocol/src/plan-view.ts";
import { closeBrowser, openPage, saveScreenshot } from "../../scripts/host/browser.ts";
import { artifactsFolder } from "../../scripts/host/paths.ts";
import { StandalonePlanPage } from "../../scripts/host/plan-page.ts";
import { everythingView, HOSTILE, largeView, SECRET } from "../support/plan-views.ts";
import { axe } from "./axe.ts";

let folder: string;
let page: Page;
let plan: StandalonePlanPage;
/** What the page asked for, and what the browser complained about. */
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebake-plan-page-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  requests.length = 0;
  complaints.length = 0;
  page = await openPage({ width: 1280, height: 800 });
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  plan = await StandalonePlanPage.open(page, folder);
});
afterEach(async () => {
  // The policy of the page, its script and the browser agree.
  expect(complaints).toEqual([]);
  await closeBrowser(page);
});

const group = (title: string) => page.getByRole("treeitem").filter({ hasText: title });
const focusedText = (): Promise<string> => page.evaluate("document.activeElement.textContent");
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const status = () => page.locator(".status");

test("shows what the plan means before anything else, and asks nobody for anything", async () => {
  await plan.sendPlan(everythingView());
  await expect.poll(() => status().textContent()).toBe("26 changes");
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain(
    "Loses the data of 1 resource",
  );
  const marks = await page.locator(".row.section").allTextContents();
  expect(marks.slice(0, 3)).toEqual(["-Delete2", "-/+Replace, destroy first10", "+/-Replace, create first1"]);
  expect(await group("aws_instance.web[0..9]").textContent()).toContain("×10");
  expect(requests.map((url) => url.split("/").at(-1))).toEqual(["plan.html", "plan.css", "plan.js"]);
});

test("gets its links when it is known where things are, and stays as it is meanwhile", async () => {
  const view = largeView(2_000);
  const placed = (source: SourcePlace | undefined): PlanView => ({
    ...view,
    changes: view.changes.map(({ source: _source, why, ...change }) => ({
      ...change,
      why: { ...why, forcedBy: [] },
      ...(source ? { source } : {}),
    })),
  });
  await plan.sendPlan(placed(undefined));
  await expect.poll(() => status().textContent()).toBe("2,000 changes");
  await page.locator(".scroller").evaluate((scroller) => scroller.scrollTo(0, 12_000));
  const first = page.locator(".row.group").first();
  await expect.poll(async () => Number(await first.getAttribute("aria-posinset"))).toBeGreaterThan(100);
  const row = page.locator(".row.group").nth(20);
  const title = await row.locator(".title").textContent();
  const top = await row.evaluate((one) => one.getBoundingClientRect().top);
  expect(await row.getByRole("button").count()).toBe(0);
  const range = { start: { line: 6, character: 0 }, end: { line: 6, character: 1 } };
  await plan.sendPlan(placed({ file: "main.tf", range }));
  const same = group(title ?? "").first();
  await same.getByRole("button", { name: "main.tf:7" }).waitFor();
  expect(await same.evaluate((one) => one.getBoundingClientRect().top)).toBe(top);
});

test("is walked through with the keyboard: it opens, closes and leads to the code", async () => {
  await plan.sendPlan(everythingView());
  await group("aws_instance.web[0..9]").waitFor();
  // From the page itself into the list, and down to the fifth row.
  await press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown");
  expect(await focusedText()).toContain("aws_instance.web[0..9]");
  await press("Enter");
  const row = group("aws_instance.web[0..9]");
  expect(await row.getAttribute("aria-expanded")).toBe("true");
  // A row's links are reached from the row alone, and Enter on one opens it.
  await press("Tab");
  expect(await focusedText()).toBe("main.tf:23");
  await press("Enter");
  await press("ArrowDown");
  expect(await focusedText()).toContain("ami cannot be changed in place");
  await press("ArrowDown", "ArrowDown");
  expect(await focusedText()).toContain("4 values decided at apply");
  await press("ArrowRight");
  expect(await focusedText()).toContain("arn, id, private_ip, public_dns");
  await press("ArrowDown", " ", "ArrowDown", "Enter");
  expect(await plan.said()).toEqual([
    { type: "ready" },
    { type: "open", change: "aws_instance.web[0]", forcedBy: 0 },
    { type: "open", change: "aws_instance.web[0]" },
  ]);
  await press("ArrowLeft", "ArrowLeft");
  expect(await focusedText()).toContain("10 instances");
  await press("ArrowLeft");
  expect(await focusedText()).toContain("aws_instance.web[0..9]");
  await press("ArrowLeft");
  expect(await row.getAttribute("aria-expanded")).toBe("false");
  await press("End");
  expect(await focusedText()).toContain("token");
  await press("Home");
  expect(await focusedText()).toContain("Delete");
});

test("is filtered by words and by kinds, and says how many are left", async () => {
  await plan.sendPlan(everythingView());
  await group("aws_instance.web[0..9]").focus();
  await press("/");
  await page.keyboard.type("aws_instance.web[2]");
  await expect.poll(() => status().textContent()).toBe("1 of 26 changes");
  expect(await group("aws_instance.web[0..9]").textContent()).toContain("×1 / 10");
  await press("ArrowDown", "ArrowDown");
  expect(await focusedText()).toContain("aws_instance.web[0..9]");
  await press("/", "Escape");
  await expect.poll(() => status().textContent()).toBe("26 changes");
  const create = page.getByRole("button", { name: "Create 2" });
  await create.press("Enter");
  expect(await create.getAttribute("aria-pressed")).toBe("true");
  await expect.poll(() => status().textContent()).toBe("2 of 26 changes");
  expect(await page.locator(".row.section").count()).toBe(1);
  await page.getByRole("searchbox").fill("nothing like this");
  await page.getByText("No change matches the filter.").waitFor();
});

test("43: takes everything that comes from a plan as text, in the order in which it is written", async () => {
  await plan.sendPlan(everythingView());
  const row = group("onerror");
  await row.waitFor();
  expect(await row.locator(".title").textContent()).toBe(HOSTILE.replace("\u202e", "\ufffd"));
  expect(await page.locator("img, a").count()).toBe(0);
});

test("36: holds a sensitive value nowhere, but says that it changes", async () => {
  await plan.sendPlan(everythingView());
  await page.getByRole("button", { name: "Expand All" }).click();
  await page.setViewportSize({ width: 1280, height: 4000 });
  await group("aws_ssm_parameter.key").waitFor();
  const everything = await page.evaluate<string>("document.documentElement.outerHTML");
  expect(everything).not.toContain(SECRET);
  const value = page.locator(".row.attribute").filter({ hasText: /^~value/ });
  expect(await value.textContent()).toContain("changed (sensitive value)");
  const kept = await plan.kept();
  expect(JSON.stringify(kept)).not.toContain(SECRET);
});

describe("a plan of 10,000 changes", () => {
  const view = largeView(10_000);

  test("32: is in the document only as far as it is in view, and can be walked to its end", async () => {
    await plan.sendPlan(view);
    await expect.poll(() => status().textContent()).toBe("10,000 changes");
    expect(await page.locator(".row").count()).toBeLessThan(120);
    await page.locator(".row").first().focus();
    await press("End");
    const last = page.locator(".row:focus");
    expect(await last.getAttribute("aria-posinset")).toBe("2500");
    expect(await last.getAttribute("aria-setsize")).toBe("2500");
    await press("Home", "ArrowDown", "Enter", "PageDown");
    expect(await page.locator(".row:focus").count()).toBe(1);
  });

  test("keeps the focus on a row that is scrolled out of view", async () => {
    await plan.sendPlan(view);
    await expect.poll(() => status().textContent()).toBe("10,000 changes");
    await page.locator(".row.group").first().focus();
    const focused = await focusedText();
    await page.evaluate("document.querySelector('.scroller').scrollTop = 40_000");
    await page.locator(".row.group").nth(20).waitFor();
    expect(await focusedText()).toBe(focused);
    await press("ArrowDown");
    await expect
      .poll(() => page.evaluate("document.querySelector('.scroller').scrollTop"))
      .toBeLessThan(1_000);
    expect(await page.locator(".row:focus").isVisible()).toBe(true);
  });

  test("is where it was when its tab is shown again", async () => {
    await plan.sendPlan(view);
    await expect.poll(() => status().textContent()).toBe("10,000 changes");
    await page.getByRole("searchbox").fill("aws_");
    await page.locator(".row.group").nth(1).click();
    await page.evaluate("document.querySelector('.scroller').scrollTop = 90_000");
    await expect.poll(async () => ((await plan.kept()) as { scroll?: number } | null)?.scroll).toBe(90_000);
    await plan.load("dark", await plan.kept());
    await plan.sendPlan(view);
    await expect.poll(() => page.evaluate("document.querySelector('.scroller').scrollTop")).toBe(90_000);
    expect(await page.getByRole("searchbox").inputValue()).toBe("aws_");
    expect(await status().textContent()).toBe("7,500 of 10,000 changes");
    await page.evaluate("document.querySelector('.scroller').scrollTop = 0");
    await expect.poll(() => page.locator(".row.group").nth(1).getAttribute("aria-expanded")).toBe("true");
  });

  test("opens and closes rows without moving what is above them", async () => {
    await plan.sendPlan(view);
    await page.evaluate("document.querySelector('.scroller').scrollTop = 40_000");
    const row = page.locator(".row.group").nth(40);
    await row.waitFor();
    const key = await row.getAttribute("data-key");
    const same = page.locator(`[data-key="${key}"]`);
    const before = (await same.boundingBox())?.y;
    await same.press("ArrowRight");
    await page.locator(".row.attribute").first().waitFor();
    expect((await same.boundingBox())?.y).toBe(before);
    await same.press("ArrowLeft");
    expect((await same.boundingBox())?.y).toBe(before);
  });

  test("shows a change that was chosen elsewhere, though it has not arrived yet and is filtered out", async () => {
    await page.evaluate("0");
    await plan.send({ type: "reveal", change: "aws_eip.thing_9001" });
    await plan.sendPlan(view);
    await expect.poll(() => focusedText()).toContain("aws_eip.thing_9001");
    await page.getByRole("searchbox").fill("google");
    await plan.send({ type: "reveal", change: "aws_eip.thing_9005" });
    await expect.poll(() => focusedText()).toContain("aws_eip.thing_9005");
    expect(await page.locator(".row:focus").getAttribute("aria-expanded")).toBe("true");
  });
});

describe("while there is no plan", () => {
  test("counts, and can be cancelled with the keyboard", async () => {
    const running = (message: string) =>
      plan.send({ type: "state", root: "/r", phase: "running", message, details: [] });
    await running("Planning: 1 looked at");
    await page.getByRole("button", { name: "Cancel" }).focus();
    await running("Planning: 2 looked at");
    await page.getByRole("heading", { name: "Planning: 2 looked at" }).waitFor();
    await press("Enter");
    expect(await plan.said()).toContainEqual({ type: "command", command: "cancel" });
  });

  test("says why it failed, what to do, and where", async () => {
    await plan.sendPlan(everythingView());
    await plan.send({
      type: "state",
      root: "/r",
      phase: "failed",
      message: "The plan failed.",
      details: [
        {
          kind: "error",
          text: "Unsupported argument",
          more: "<b>An argument</b> is not expected.",
          place: "main.tf:3",
          diagnostic: 0,
        },
        { kind: "advice", text: "Take it out." },
      ],
    });
    await page.getByText("<b>An argument</b> is not expected.").waitFor();
    await page.getByRole("button", { name: "main.tf:3" }).click();
    expect(await plan.said()).toContainEqual({ type: "open", diagnostic: 0 });
    expect(await page.getByRole("treeitem").count()).toBe(0);
    await page.getByRole("button", { name: "Preview Again" }).last().click();
    expect(await plan.said()).toContainEqual({ type: "command", command: "again" });
  });

  test("says of what it does not understand that it does not", async () => {
    await plan.send({ type: "reveal" } as never);
    await page.getByRole("heading", { name: 'message "reveal".change must be a string' }).waitFor();
  });
});

test("19: says that it is outdated, and leads to a new one", async () => {
  await plan.sendPlan(everythingView());
  await plan.send({ type: "outdated", isOutdated: true });
  await page.getByText("Files have changed since").waitFor();
  await page.getByRole("button", { name: "Preview Again" }).first().click();
  expect(await plan.said()).toContainEqual({ type: "command", command: "again" });
  await plan.send({ type: "outdated", isOutdated: false });
  await page.getByText("Files have changed since").waitFor({ state: "hidden" });
});

test.each(["dark", "light", "highContrast", "highContrastLight"] as const)(
  "is accessible in the theme %s, by the rules of axe",
  async (theme) => {
    await plan.load(theme);
    await plan.sendPlan(
      { ...everythingView(), problems: ["Something could not be read."] },
      { isOutdated: true },
    );
    await page.getByRole("button", { name: "Expand All" }).click();
    await page.locator(".row.attribute").first().waitFor();
    // What the mouse is over and what has the focus have colours of their own.
    await page.locator(".row.group").first().focus();
    expect(await axe(page)).toEqual([]);
    await saveScreenshot(page, join(artifactsFolder, `plan-page-${theme}.png`));
    await page.evaluate("document.querySelector('.scroller').scrollTop = 900");
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Create 2" }).click();
    expect(await axe(page)).toEqual([]);
    await plan.send({
      type: "state",
      root: "/r",
      phase: "failed",
      message: "It failed.",
      details: [{ kind: "error", text: "x", more: "y" }],
    });
    await page.getByRole("heading", { name: "It failed." }).waitFor();
    expect(await axe(page)).toEqual([]);
  },
);

test("fits beside an editor: nothing is cut off at a width of 400 pixels", async () => {
  await page.setViewportSize({ width: 400, height: 800 });
  await plan.sendPlan(everythingView());
  await page.getByRole("button", { name: "Expand All" }).click();
  await page.locator(".row.attribute").first().waitFor();
  expect(await page.evaluate("document.querySelector('.scroller').scrollWidth")).toBeLessThanOrEqual(400);
  const beyond = await page.evaluate<string[]>(
    `[...document.querySelectorAll(".row *, .verdict *, .filter-line *")].filter((one) => one.checkVisibility() && !one.closest(".spoken") && one.getBoundingClientRect().right > 401).map((one) => one.outerHTML)`,
  );
  expect(beyond).toEqual([]);
  await saveScreenshot(page, join(artifactsFolder, "plan-page-narrow.png"));
});

test("turns nothing where motion is not wanted", async () => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await plan.send({ type: "state", root: "/r", phase: "running", message: "Planning", details: [] });
  await page.getByRole("heading", { name: "Planning" }).waitFor();
  expect(await page.evaluate("document.getAnimations().length")).toBe(0);
});
