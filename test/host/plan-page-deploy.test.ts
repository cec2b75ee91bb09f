import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { DeployMessage, DeployOffer, PageDeployment } from "../../protocol/src/plan-page-deploy.ts";
import { closeBrowser, openPage, saveScreenshot } from "../../scripts/host/browser.ts";
import { artifactsFolder } from "../../scripts/host/paths.ts";
import { StandalonePlanPage } from "../../scripts/host/plan-page.ts";
import { everythingView, FACTS, HOSTILE } from "../support/plan-views.ts";
import { axe } from "./axe.ts";

let folder: string;
let page: Page;
let plan: StandalonePlanPage;
const complaints: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebake-deploy-page-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  complaints.length = 0;
  page = await openPage({ width: 1280, height: 800 });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  plan = await StandalonePlanPage.open(page, folder);
  await plan.sendPlan(everythingView());
  await page.getByRole("treeitem").first().waitFor();
});
afterEach(async () => {
  expect(complaints).toEqual([]);
  await closeBrowser(page);
});

function offer(changes: Partial<DeployOffer> = {}): DeployOffer {
  return {
    target: "staging",
    production: false,
    image: "web 20260101T000000Z-new",
    typed: [],
    accept: [],
    warnings: [],
    ...changes,
  };
}

function deployment(changes: Partial<PageDeployment> = {}): PageDeployment {
  return {
    run: "r",
    target: "staging",
    phase: "running",
    message: "aws_instance.web, 1 done",
    progress: { done: 1, of: 4 },
    operations: [{ state: "running", text: "create aws_instance.web", detail: "12 s" }],
    details: [],
    hasRecord: false,
    ...changes,
  };
}

async function say(changes: Partial<DeployMessage>): Promise<void> {
  await plan.send({
    type: "deploy",
    plan: FACTS.plan,
    offers: [],
    isPinned: false,
    problems: [],
    ...changes,
  });
}

const bar = () => page.getByRole("contentinfo", { name: "Deploy" });
const button = (name: string) => bar().getByRole("button", { name, exact: true });
const focusedText = (): Promise<string> => page.evaluate("document.activeElement.textContent");
const asked = async () => (await plan.said()).filter(({ type }) => type !== "ready");
const PRODUCTION = offer({
  target: "prod",
  production: true,
  typed: ["prod is a production target.", "aws_instance.old is deleted."],
  accept: [
    { what: "in-place", why: "aws_instance.web runs and is changed in place instead of being replaced." },
  ],
  warnings: ["The template has changed since this bake."],
});

test("a plan for a target that asks for nothing more is deployed with one press of a button, once", async () => {
  await say({ offers: [offer()], isPinned: true });
  expect(await bar().textContent()).toContain("with web 20260101T000000Z-new");
  await plan.send({ type: "focusDeploy" });
  expect(await focusedText()).toBe("Deploy");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  expect(await asked()).toEqual([{ type: "deploy", plan: FACTS.plan, target: "staging", accepted: [] }]);
  expect(await button("Deploy").isDisabled()).toBe(true);
});

test("who does not want it says so, which is offered only where the pin was set for it", async () => {
  await say({ offers: [offer()] });
  expect(await button("Do Not Deploy").count()).toBe(0);
  await say({ offers: [offer()], isPinned: true });
  await button("Do Not Deploy").click();
  expect(await asked()).toEqual([{ type: "decline", plan: FACTS.plan }]);
});

test("for production the name is typed, and what is changed in place is accepted in so many words", async () => {
  await say({ offers: [PRODUCTION], isPinned: true });
  await plan.send({ type: "focusDeploy" });
  expect(await button("Deploy").isDisabled()).toBe(true);
  await page.keyboard.press("Space");
  expect(await bar().getByRole("checkbox", { name: "I accept that." }).isChecked()).toBe(true);
  await page.keyboard.press("Tab");
  await page.keyboard.type("pro");
  // Enter in a field whose conditions are not met does nothing.
  await page.keyboard.press("Enter");
  expect(await asked()).toEqual([]);
  // What is said anew of the same leaves alone what is being typed.
  await say({ offers: [PRODUCTION], isPinned: true });
  await page.keyboard.type("d");
  expect(await bar().getByRole("textbox", { name: "Type prod to deploy:" }).inputValue()).toBe("prod");
  expect(await button("Deploy").isDisabled()).toBe(false);
  await saveScreenshot(page, join(artifactsFolder, "plan-page-deploy-production.png"));
  await page.keyboard.press("Enter");
  expect(await asked()).toEqual([
    { type: "deploy", plan: FACTS.plan, target: "prod", typed: "prod", accepted: ["in-place"] },
  ]);
});

test("of several targets one is chosen, and what was agreed to for one is not agreed to for another", async () => {
  await say({ offers: [PRODUCTION, offer()] });
  await bar().getByRole("textbox").fill("prod");
  await bar().getByRole("checkbox").check();
  await bar().getByRole("combobox", { name: "Target" }).selectOption("staging");
  expect(await button("Deploy").isDisabled()).toBe(false);
  await bar().getByRole("combobox", { name: "Target" }).selectOption("prod");
  expect(await bar().getByRole("textbox").inputValue()).toBe("");
  expect(await button("Deploy").isDisabled()).toBe(true);
});

test("a plan that cannot be deployed has no button for it, and says why", async () => {
  await say({
    offers: [offer({ refusal: "The plan changes nothing; there is nothing to apply." })],
    isPinned: true,
  });
  expect(await bar().textContent()).toContain("The plan changes nothing");
  expect(await button("Deploy").count()).toBe(0);
  await say({ problems: ["A plan is kept for an hour."], isPinned: true });
  expect(await bar().getByRole("listitem").textContent()).toBe("A plan is kept for an hour.");
  await button("Do Not Deploy").waitFor();
  await say({});
  expect(await bar().isVisible()).toBe(false);
});

test("a deployment is followed: steps, what runs, how it is stopped; the focus is not lost on the way", async () => {
  await say({ offers: [offer()], isPinned: true });
  await button("Deploy").focus();
  await say({ deployment: deployment() });
  await bar().getByRole("heading", { name: "Deploying to staging" }).waitFor();
  expect(await focusedText()).toBe("Deploying to staging");
  expect(await bar().getByRole("progressbar", { name: "1 of 4 steps done" }).getAttribute("value")).toBe("1");
  expect(await bar().getByRole("listitem").textContent()).toBe("runs: create aws_instance.web12 s");
  await button("Cancel").focus();
  await say({ deployment: deployment({ progress: { done: 2, of: 4 }, message: "2 done" }) });
  expect(await focusedText()).toBe("Cancel");
  expect(await bar().getByRole("status").textContent()).toBe("2 done");
  await page.keyboard.press("Enter");
  await say({ deployment: deployment({ phase: "stopping" }) });
  await button("Force Stop…").click();
  await button("Show Log").click();
  expect(await asked()).toEqual([
    { type: "deployment", run: "r", command: "cancel" },
    { type: "deployment", run: "r", command: "forceStop" },
    { type: "deployment", run: "r", command: "log" },
  ]);
});

test("28, 43: one that failed says all of it, as text, with what to do next", async () => {
  const { progress: _none, ...rest } = deployment({
    phase: "failed",
    message: `${HOSTILE} failed. 1 of 4 changes was applied.`,
    operations: [],
    details: [
      { kind: "error", text: "aws_instance.web: quota exceeded" },
      { kind: "warning", text: "aws_instance.web is tainted" },
      { kind: "advice", text: "Push errored.tfstate." },
    ],
    hasRecord: true,
  });
  await say({ deployment: rest });
  await bar().getByRole("heading", { name: "The deployment to staging did not succeed" }).waitFor();
  expect(await bar().locator("img, script").count()).toBe(0);
  expect(await bar().getByRole("progressbar").count()).toBe(0);
  await saveScreenshot(page, join(artifactsFolder, "plan-page-deploy-failed.png"));
  await button("Show Record").click();
  await button("Preview Again").click();
  expect(await asked()).toEqual([
    { type: "deployment", run: "r", command: "record" },
    { type: "command", command: "again" },
  ]);
});

test("what is said of another plan is not shown, and a new plan takes the bar away", async () => {
  await plan.send({ type: "deploy", plan: "other", offers: [offer()], isPinned: false, problems: [] });
  expect(await bar().isVisible()).toBe(false);
  await say({ offers: [offer()] });
  await bar().waitFor();
  await plan.sendPlan(everythingView(), { plan: "20260102T000000-2" });
  await expect.poll(() => bar().isVisible()).toBe(false);
});

test("a machine that was changed outside can be asked to be replaced, where only that was looked for", async () => {
  const view = everythingView();
  const drift = view.drift.map((one) => ({
    ...one,
    role: "machine" as const,
    kind: "changed" as const,
    about: "image" as const,
  }));
  const facts = { plan: "20260103T000000-3" };
  const about = drift[0];
  if (!about) throw new Error("the view has no drift");
  await plan.sendPlan({ ...view, drift }, facts);
  const replace = page.getByRole("button", { name: "Replace…" });
  await page.locator(".row.drift").first().waitFor();
  expect(await replace.count()).toBe(0);
  const verdict = {
    level: "mutates",
    subject: "drift",
    summary: "A machine is not what it was made as any more.",
    lines: [
      {
        about: "driftMutated",
        count: 1,
        groups: [{ change: about.id, title: about.id }],
        more: 0,
        advice: "Replace it.",
      },
    ],
  } as const;
  await plan.sendPlan({ ...view, changes: [], groups: [], drift }, { plan: "20260104T000000-4", verdict });
  await replace.first().waitFor();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("Drift");
  expect(await page.locator(".row.drift .summary").first().textContent()).toBe(
    "changed outside (image): desired_capacity 2 → 5",
  );
  await page.getByRole("button", { name: about.id }).first().click();
  expect(await page.evaluate("document.activeElement.className")).toContain("drift");
  await saveScreenshot(page, join(artifactsFolder, "plan-page-drift.png"));
  await replace.first().click();
  expect(await asked()).toEqual([{ type: "replace", plan: "20260104T000000-4", address: about.address }]);
});

test.each(["dark", "light", "highContrast", "highContrastLight"] as const)(
  "is accessible in the theme %s, by the rules of axe",
  async (theme) => {
    await plan.load(theme);
    await plan.sendPlan(everythingView());
    await say({ offers: [PRODUCTION, offer()], isPinned: true });
    await bar().waitFor();
    expect(await axe(page)).toEqual([]);
    await saveScreenshot(page, join(artifactsFolder, `plan-page-deploy-${theme}.png`));
    await say({ deployment: deployment({ operations: [{ state: "failed", text: "create a.b" }] }) });
    expect(await axe(page)).toEqual([]);
    await saveScreenshot(page, join(artifactsFolder, `plan-page-deploying-${theme}.png`));
    const { progress: _none, ...failed } = deployment({
      phase: "failed",
      details: [
        { kind: "error", text: "x" },
        { kind: "warning", text: "y" },
        { kind: "advice", text: "z" },
      ],
    });
    await say({ deployment: failed, offers: [offer()], problems: ["p"] });
    expect(await axe(page)).toEqual([]);
  },
);

test("fits beside an editor, and leaves most of the page to the plan", async () => {
  await page.setViewportSize({ width: 400, height: 600 });
  await say({ offers: [PRODUCTION], isPinned: true });
  await bar().waitFor();
  const beyond = await page.evaluate<string[]>(
    `[...document.querySelectorAll(".deploy *")].filter((one) => one.checkVisibility() && !one.closest(".spoken") && one.getBoundingClientRect().right > 401).map((one) => one.outerHTML)`,
  );
  expect(beyond).toEqual([]);
  expect(await page.evaluate("document.querySelector('.scroller').offsetHeight")).toBeGreaterThanOrEqual(290);
  await saveScreenshot(page, join(artifactsFolder, "plan-page-deploy-narrow.png"));
});

test("turns nothing where motion is not wanted", async () => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await say({ deployment: deployment() });
  await bar().getByRole("heading", { name: "Deploying to staging" }).waitFor();
  expect(await page.evaluate("document.getAnimations().length")).toBe(0);
});
