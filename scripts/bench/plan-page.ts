import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { planMessage, planParts } from "../../client/src/plan/page-messages.ts";
import type { PlanView } from "../../protocol/src/plan-view.ts";
import { FACTS, largeView } from "../../test/support/plan-views.ts";
import { closeBrowser, openPage } from "../host/browser.ts";
import { ensureDebianPackages } from "../host/debian.ts";
import { StandalonePlanPage } from "../host/plan-page.ts";
import { say } from "../run/steps.ts";
import { median, milliseconds, quantile, report } from "./measure.ts";

const CHANGES = 10_000;
const RUNS = 5;
/** A frame that takes longer than this came at least one too late on a screen of 60 Hz. */
const SLOW_FRAME = 25;

interface PaintTimes {
  readonly verdict: number;
  readonly rows: number;
  readonly whole: number;
}

/** The plan page with 10,000 changes in a real browser: until something can be read, and how smoothly it scrolls. */
export async function benchPlanPage(): Promise<void> {
  await ensureDebianPackages(["chromium"], say);
  const folder = mkdtempSync(join(tmpdir(), "rebake-bench-plan-"));
  const view = largeView(CHANGES);
  const paints: PaintTimes[] = [];
  const filters: number[] = [];
  try {
    for (let run = 0; run < RUNS; run++) {
      const page = await openPage({ width: 1280, height: 800 });
      const plan = await StandalonePlanPage.open(page, folder);
      paints.push(await paintTimes(page, view));
      filters.push(await filterTime(page));
      if (run === RUNS - 1) await reportScrolling(page, plan);
      await closeBrowser(page);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const of = (name: keyof PaintTimes): string => milliseconds(median(paints.map((times) => times[name])));
  report(`plan page: ${CHANGES} changes, first message to verdict painted`, of("verdict"));
  report(`plan page: ${CHANGES} changes, first message to rows painted`, of("rows"));
  report(`plan page: ${CHANGES} changes, first message to all arrived`, of("whole"));
  report(`plan page: ${CHANGES} changes, key in the filter to rows painted`, milliseconds(median(filters)));
}

/** Milliseconds from the first message until the frame with it is on the screen. */
async function paintTimes(page: Page, view: PlanView): Promise<PaintTimes> {
  const messages = [planMessage(view, FACTS), ...planParts(view, FACTS.plan)];
  // Held in the page beforehand, as texts: what is measured begins where the window hands over the first one.
  await page.evaluate(`window.texts = ${JSON.stringify(messages.map((message) => JSON.stringify(message)))}`);
  return page.evaluate<PaintTimes>(`new Promise((done) => {
    const began = performance.now();
    const times = {};
    const look = () => {
      // After the frame: what is in the document at its end is painted.
      requestAnimationFrame(() => setTimeout(() => {
        const now = performance.now() - began;
        if (!document.querySelector(".verdict").hidden) times.verdict ??= now;
        if (document.querySelector(".row.group")) times.rows ??= now;
        if (document.querySelector(".status").textContent === "${CHANGES.toLocaleString("en")} changes") times.whole ??= now;
        if (times.whole === undefined) look(); else done(times);
      }));
    };
    look();
    // One after the other with room between them, as messages come from another process.
    const next = () => {
      const text = window.texts.shift();
      if (text === undefined) return;
      window.postMessage(JSON.parse(text), "*");
      setTimeout(next);
    };
    next();
  })`);
}

async function filterTime(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((done) => {
    const filter = document.querySelector(".filter");
    const began = performance.now();
    filter.value = "google";
    filter.dispatchEvent(new Event("input"));
    requestAnimationFrame(() => setTimeout(() => {
      const time = performance.now() - began;
      filter.value = "";
      filter.dispatchEvent(new Event("input"));
      done(time);
    }));
  })`);
}

async function reportScrolling(page: Page, plan: StandalonePlanPage): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // Processor time, which other processes of the machine do not lengthen.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const scroll = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    const before = await busyTime(session);
    const frames = await framesWhile(page, act);
    reportFrames(what, frames, ((await busyTime(session)) - before) / frames.length);
  };
  const scrollThrough = async (what: string): Promise<void> => {
    await scroll(`turning the wheel${what}`, () => turnWheel(page));
    await scroll(`5,000 pixels a second${what}`, () => glide(session, page));
    await scroll(`from end to end in 5 s${what}`, () => dragThrough(page));
  };
  // What the machine makes of a page that does nothing: on a busy one, more frames are late than the page is to blame for.
  await scroll("nothing happens, for comparison", () =>
    page.evaluate("new Promise((done) => setTimeout(done, 3000))"),
  );
  await scrollThrough("");
  await page.evaluate("document.querySelector('.filter-line button').click()");
  await scrollThrough(", all open");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  report(`plan page: ${CHANGES} changes, memory of its script`, `${(usedSize / 1024 / 1024).toFixed(0)} MB`);
  const rows = await page.evaluate<number>("document.querySelectorAll('.row').length");
  report(`plan page: ${CHANGES} changes, rows in the document`, String(rows));
  const kept = JSON.stringify(await plan.kept()).length;
  report(`plan page: ${CHANGES} changes, kept for a reload`, `${kept} characters`);
  await page.evaluate("document.querySelectorAll('.filter-line button')[1].click()");
  await page.evaluate(DEAF);
  await scrollThrough(", for comparison: nobody draws");
  await page.evaluate(STATIC);
  await scrollThrough(", for comparison: a document without script");
}

/** The page does not learn that it is scrolled: what is left is what the browser does by itself with hardly anything in view. */
const DEAF = `window.addEventListener("scroll", (event) => event.stopImmediatePropagation(), { capture: true })`;

/**
 * The page becomes a document that stands there as a whole, as long as the closed groups are, of rows of the same looks; no script
 * knows it.
 */
const STATIC = `(() => {
  const page = document.querySelector(".page");
  const copy = page.cloneNode(true);
  const tree = copy.querySelector(".tree");
  const rows = [...tree.querySelectorAll(".row.group")];
  tree.replaceChildren();
  tree.style.height = "auto";
  for (let index = 0; index < ${CHANGES}; index++) {
    const row = rows[index % rows.length].cloneNode(true);
    row.removeAttribute("style");
    row.style.position = "static";
    row.style.contain = "none";
    tree.append(row);
  }
  page.replaceWith(copy);
})()`;

async function turnWheel(page: Page): Promise<void> {
  await page.evaluate("document.querySelector('.scroller').scrollTop = 0");
  await page.mouse.move(640, 600);
  for (let turn = 0; turn < 120; turn++) await page.mouse.wheel(0, 240);
}

/** As a touchpad does it: a little in each frame. */
async function glide(session: CDPSession, page: Page): Promise<void> {
  await page.evaluate("document.querySelector('.scroller').scrollTop = 0");
  await session.send("Input.synthesizeScrollGesture", {
    x: 640,
    y: 600,
    yDistance: -20_000,
    speed: 5000,
    gestureSourceType: "mouse",
    preventFling: true,
  });
}

/** As somebody who drags the scroll bar: far in each frame. */
async function dragThrough(page: Page): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    const scroller = document.querySelector(".scroller");
    const began = performance.now();
    const step = () => {
      const part = (performance.now() - began) / 5000;
      scroller.scrollTop = part * (scroller.scrollHeight - scroller.clientHeight);
      if (part < 1) requestAnimationFrame(step); else done();
    };
    step();
  })`);
}

/** Times between the frames that the browser drew meanwhile, in milliseconds. */
async function framesWhile(page: Page, act: () => Promise<unknown>): Promise<number[]> {
  // A counter of its own each time: one that still waits for its last frame must not count for the next.
  await page.evaluate(`(() => {
    const counter = { frames: [], isCounting: true };
    window.counter = counter;
    let last = performance.now();
    const count = (now) => {
      if (!counter.isCounting) return;
      counter.frames.push(now - last);
      last = now;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  })()`);
  await act();
  return page.evaluate<number[]>("window.counter.isCounting = false, window.counter.frames.slice(1)");
}

/** Milliseconds of processor time of the page's thread so far: scripts, styles, layout, painting. */
async function busyTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
}

function reportFrames(what: string, frames: readonly number[], busy: number): void {
  const slow = frames.filter((time) => time > SLOW_FRAME).length;
  const share = `${((100 * slow) / frames.length).toFixed(1)} %`;
  const figures = `${frames.length} frames, median ${milliseconds(median(frames))}, 99 % ${milliseconds(quantile(frames, 0.99))}, longest ${milliseconds(Math.max(...frames))}, over ${SLOW_FRAME} ms: ${share}, work a frame ${milliseconds(busy)}`;
  report(`plan page: ${CHANGES} changes, ${what}`, figures);
}
