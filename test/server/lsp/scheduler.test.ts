import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Scheduler } from "../../../server/src/lsp/scheduler.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("someone who types without a pause is answered all the same", async () => {
  const done: string[] = [];
  const scheduler = new Scheduler(
    async (directory) => void done.push(directory),
    () => {},
  );
  for (let keystroke = 0; keystroke < 40; keystroke++) {
    scheduler.soon("/work", 200, 300);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(done.length).toBeGreaterThanOrEqual(10);
  expect(done.length).toBeLessThan(40);
});

test("a pause is waited for, and what was asked for often is done once", async () => {
  const done: string[] = [];
  const scheduler = new Scheduler(
    async (directory) => void done.push(directory),
    () => {},
  );
  for (let keystroke = 0; keystroke < 5; keystroke++) scheduler.soon("/work", 50, 300);
  await vi.advanceTimersByTimeAsync(49);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(10);
  expect(done).toEqual(["/work"]);
});
