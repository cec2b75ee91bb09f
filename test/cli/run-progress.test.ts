import { expect, test } from "vitest";
import { progressText, RunProgress } from "../../cli/src/run-progress.ts";
import type { RunState } from "../../runner/src/run-state.ts";

const STATE: RunState = {
  phase: "running",
  step: "plan",
  stepProcess: undefined,
  finished: undefined,
  running: [],
  counts: { refreshed: 0, refreshing: 0, planned: 0, drifted: 0, done: 0, errors: 0, warnings: 0 },
  doing: [],
  left: [],
};

test("22, 23: progress says what is done and how far it is, and what is waited for", () => {
  expect(progressText(STATE)).toBe("Planning");
  const counts = { ...STATE.counts, refreshed: 12, refreshing: 3, planned: 2, drifted: 1 };
  expect(progressText({ ...STATE, counts })).toBe("Planning, 12 of 15 refreshed, 1 drifted, 2 to change");
  expect(progressText({ ...STATE, phase: "stopping", running: ["a.b"] })).toBe(
    "Stopping, waiting for 1 operation",
  );
  expect(progressText({ ...STATE, phase: "starting", step: undefined })).toBe("Preparing");
});

test("nothing is drawn where nobody looks", () => {
  const written: string[] = [];
  const stderr = {
    isTTY: false,
    write: (text: string) => written.push(text) > 0,
  } as unknown as NodeJS.WriteStream;
  const progress = new RunProgress({
    directory: ".",
    environment: {},
    stdin: process.stdin,
    stdout: stderr,
    stderr,
  });
  progress.show(STATE);
  progress.finish();
  expect(written).toEqual([]);
});
