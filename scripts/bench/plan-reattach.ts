import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { EventBody } from "../../protocol/src/run-events.ts";
import { RUN_FILES, RUN_VERSION } from "../../protocol/src/run-record.ts";
import { cancelRun } from "../../runner/src/control.ts";
import { briefStateOf, followRun, type RunState } from "../../runner/src/run-state.ts";
import { listRuns, type RunFolder, writeRecord } from "../../runner/src/runs.ts";
import { type StateDirectory, stateDirectory } from "../../runner/src/state-directory.ts";
import { median, milliseconds, report } from "./measure.ts";
import { endlessTool, startRun } from "./plan-runs.ts";

const OLD_RUNS = 200;
const RESOURCES = 2000;
const RUNS = 15;

/** What a window does that finds a plan under way: it lists the runs, and reads the one that goes on from its beginning. */
async function benchReattach(): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), "rebake-bench-"));
  const state = stateDirectory({}, join(base, "state"));
  const root = join(base, "root");
  mkdirSync(root);
  writeFileSync(join(root, "main.tf"), "");
  const run = startRun(root, state, endlessTool(base, RESOURCES), { PATH: process.env.PATH, HOME: base });
  try {
    await until(run, ({ counts }) => counts.refreshed === RESOURCES);
    for (let index = 0; index < OLD_RUNS; index++) addOldRun(state, run, index);
    const times: { listed: number; found: number; shown: number }[] = [];
    for (let round = 0; round < RUNS; round++) {
      const started = performance.now();
      const { runs } = listRuns(state);
      const listed = performance.now() - started;
      const going = runs.filter((one) => briefStateOf(one).phase === "running");
      const found = performance.now() - started;
      if (going.length !== 1) throw new Error(`${going.length} of ${runs.length} runs go on, instead of one`);
      await until(run, ({ phase }) => phase === "running");
      times.push({ listed, found, shown: performance.now() - started });
    }
    report(`a plan under way among ${OLD_RUNS} that have ended (load ${loadavg()[0]?.toFixed(1)})`, "");
    report("  all listed", milliseconds(median(times.map(({ listed }) => listed))));
    report("  it is known which go on", milliseconds(median(times.map(({ found }) => found))));
    report(
      `  its ${RESOURCES * 2} events are read and it is followed (aim 500 ms)`,
      `${milliseconds(median(times.map(({ shown }) => shown)))}, the first time ${milliseconds(times[0]?.shown ?? 0)}`,
    );
  } finally {
    cancelRun(run);
    await followRun(run, () => undefined);
    rmSync(base, { recursive: true, force: true });
  }
}

/** One that has ended, of a day before, with as many events. */
function addOldRun(state: StateDirectory, { folder, record }: RunFolder, index: number): void {
  const created = new Date(Date.UTC(2026, 0, 1, 0, 0, index));
  const id = `${created.toISOString().replaceAll(/[-:]/g, "").slice(0, 15)}-${index.toString(16).padStart(8, "0")}`;
  const old = join(state.runs, id);
  mkdirSync(old, { mode: 0o700 });
  writeRecord(old, { ...record, id, created: created.toISOString() });
  const events = join(old, RUN_FILES.events);
  copyFileSync(join(folder, RUN_FILES.events), events);
  const finished: EventBody = {
    type: "finished",
    outcome: "succeeded",
    changes: true,
    message: "There are changes.",
    left: [],
  };
  const line = { v: RUN_VERSION, seq: RESOURCES * 3, at: created.toISOString(), ...finished };
  writeFileSync(events, `${JSON.stringify(line)}\n`, { flag: "a" });
}

/** Follows it until it stands so. */
async function until(run: RunFolder, stands: (state: RunState) => boolean): Promise<void> {
  const enough = new AbortController();
  await followRun(run, (_events, state) => stands(state) && enough.abort(), enough.signal);
}

void benchReattach();
