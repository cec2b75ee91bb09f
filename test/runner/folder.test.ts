import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { isAbsolute, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { EventLog } from "../../runner/src/event-log.ts";
import { identifySelf, startInPs, startInStat } from "../../runner/src/processes.ts";
import { EventReader, lastEvent } from "../../runner/src/read-events.ts";
import { removeOldRuns } from "../../runner/src/retention.ts";
import { RunStateReader, runStateOf } from "../../runner/src/run-state.ts";
import { findRun, listRuns, type RunFolder, readRun, writeRecord } from "../../runner/src/runs.ts";
import { baseOf, makePrivateFolder, stateDirectory } from "../../runner/src/state-directory.ts";
import { REQUEST } from "./support.ts";

const directory = realpathSync(mkdtempSync(join(tmpdir(), "rebake-folder-")));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const NOW = Date.parse("2026-11-26T12:00:00Z");
const DAY = 24 * 60 * 60 * 1000;

/** A run that began so many days before `NOW`. */
function run(runs: string, days: number, end: "finished" | "dead" | "running"): RunFolder {
  const created = new Date(NOW - days * DAY);
  const id = `${created.toISOString().replaceAll(/[-:]/g, "").slice(0, 15)}-${end}`;
  const folder = join(runs, id);
  mkdirSync(folder);
  const process = end === "running" ? identifySelf() : { ...identifySelf(), started: "1" };
  writeRecord(folder, {
    version: 1,
    id,
    kind: "plan",
    root: "/r",
    created: created.toISOString(),
    by: { program: "test", version: "0" },
    process,
    request: REQUEST,
  });
  const log = new EventLog(folder, (body) => body);
  log.append({ type: "started", process });
  if (end === "finished")
    log.append({ type: "finished", outcome: "succeeded", changes: false, message: "", left: [] });
  log.close();
  writeFileSync(join(folder, "plan.tfplan"), "x");
  utimesSync(join(folder, "plan.tfplan"), created, created);
  const read = readRun(folder);
  if (typeof read === "string") throw new Error(read);
  return read;
}

test("old runs and expired plan files are removed, never those of a run that goes on", () => {
  const state = stateDirectory({}, join(directory, "retention"));
  const [young, recent, old, dead, running] = [
    run(state.runs, 0, "finished"),
    run(state.runs, 2, "finished"),
    run(state.runs, 40, "finished"),
    run(state.runs, 41, "dead"),
    run(state.runs, 42, "running"),
  ] as [RunFolder, RunFolder, RunFolder, RunFolder, RunFolder];
  mkdirSync(join(state.runs, ".removing-half"));
  const making = (name: string, seconds: number): void => {
    mkdirSync(join(state.runs, name));
    utimesSync(join(state.runs, name), seconds, seconds);
  };
  making(".making-long-ago", NOW / 1000 - 7200);
  making(".making-now", NOW / 1000);
  expect(removeOldRuns(state, { runs: 50, days: 30, planMinutes: 60 }, NOW)).toEqual([old.id, dead.id]);
  expect(readdirSync(state.runs).sort()).toEqual(
    [".making-now", ...[young, recent, running].map(({ id }) => id)].sort(),
  );
  const hasPlan = ({ folder }: RunFolder): boolean => readdirSync(folder).includes("plan.tfplan");
  expect([young, recent, running].map(hasPlan)).toEqual([true, false, true]);
  expect(removeOldRuns(state, { runs: 1, days: 300, planMinutes: 60 }, NOW)).toEqual([recent.id]);
});

test("a last line that is being written waits until it is whole; strange lines hide no others", () => {
  const folder = join(directory, "torn");
  mkdirSync(folder);
  const file = join(folder, "events.jsonl");
  const line = (seq: number, text: string): string =>
    `${JSON.stringify({ v: 1, seq, at: "", type: "log", source: "rebake", level: "info", text })}\n`;
  const reader = new EventReader(folder);
  expect(reader.read()).toEqual([]);
  const second = Buffer.from(line(2, "spaß 🚀"));
  const middle = second.indexOf(0xf0) + 2;
  writeFileSync(file, Buffer.concat([Buffer.from(line(1, "a")), second.subarray(0, middle)]));
  expect(reader.read()).toMatchObject([{ seq: 1 }]);
  expect(reader.read()).toEqual([]);
  expect(lastEvent(folder)).toBeUndefined();
  appendFileSync(file, second.subarray(middle));
  expect(lastEvent(folder)).toMatchObject({ seq: 2 });
  expect(reader.read()).toMatchObject([{ seq: 2, text: "spaß 🚀" }]);
  appendFileSync(file, `rubbish\n{"v":1,"seq":3,"at":"","type":"of later"}\n${line(4, "b")}`);
  expect(reader.read()).toMatchObject([{ seq: 4 }]);
  expect(reader.invalid).toEqual([`${file}: the line is no JSON`]);
});

test("49: the state directory is where the system wants it, private, and named when it cannot be used", () => {
  const home = join(directory, "home");
  const named = stateDirectory({ HOME: home, XDG_STATE_HOME: "relative" });
  expect(named.path).toBe(
    join(home, process.platform === "darwin" ? "Library/Application Support/rebake" : ".local/state/rebake"),
  );
  chmodSync(named.runs, 0o755);
  stateDirectory({ HOME: home });
  expect(statSync(named.runs).mode & 0o777).toBe(0o700);
  symlinkSync(home, join(directory, "link"));
  expect(() => makePrivateFolder(join(directory, "link"))).toThrow(
    `${join(directory, "link")} cannot be used for runs: it is a link`,
  );
  writeFileSync(join(directory, "file"), "");
  expect(() => stateDirectory({}, join(directory, "file"))).toThrow("cannot be used for runs");
});

test.each(["", "relative"])('49: a home of "%s" puts no runs into the working directory', (HOME) => {
  expect(baseOf({ HOME }).startsWith(userInfo().homedir)).toBe(true);
  expect(isAbsolute(baseOf({ HOME, LOCALAPPDATA: "" }))).toBe(true);
});

test("what is no run is told and hides no others", () => {
  const state = stateDirectory({}, join(directory, "strange"));
  const good = run(state.runs, 1, "dead");
  mkdirSync(join(state.runs, "20260101T000000-empty"));
  mkdirSync(join(state.runs, "other"));
  // One that is made, or removed, right now.
  renameSync(run(state.runs, 2, "finished").folder, join(state.runs, ".making-20260102T000000-half"));
  const { runs, problems } = listRuns(state);
  expect(runs.map(({ id }) => id)).toEqual([good.id]);
  expect(findRun(state, "half")).toBe('there is no run "half"');
  expect(problems).toEqual([
    expect.stringContaining("20260101T000000-empty/run.json cannot be read (ENOENT)"),
  ]);
  expect(runStateOf(good)).toMatchObject({
    phase: "dead",
    left: ["it died before it ran any tool", expect.stringContaining("a plan that may not be whole")],
  });
});

test("when a process began is read where names are nasty, and a zombie has ended", () => {
  const rest = Array.from({ length: 20 }, (_value, index) => `f${index}`).join(" ");
  expect(startInStat(`12 (a) b) (c) S ${rest}`)).toBe("f18");
  expect(startInStat(`12 (x) Z ${rest}`)).toBeUndefined();
  expect(startInPs("Ss   Thu Nov 26 15:36:46 2026\n")).toBe("Thu Nov 26 15:36:46 2026");
  expect(startInPs("Z    Thu Nov 26 15:36:46 2026\n")).toBeUndefined();
  expect(startInPs("")).toBeUndefined();
});

test("25: what a run writes last, while it is looked whether it lives, is handed over once like everything else", () => {
  const { runs } = stateDirectory({}, join(directory, "late"));
  const dead = run(runs, 0, "dead");
  const reader = new RunStateReader(dead);
  expect(reader.update().map(({ type }) => type)).toEqual(["started"]);
  const last = [
    { type: "plan_view", file: "plan-view.json", from: "show" },
    { type: "finished", outcome: "succeeded", changes: true, message: "", left: [] },
  ];
  for (const [index, body] of last.entries())
    appendFileSync(
      join(dead.folder, "events.jsonl"),
      `${JSON.stringify({ v: 1, seq: index + 2, at: new Date(NOW).toISOString(), ...body })}\n`,
    );
  // Its process has ended, so it is looked once more whether it has said so.
  expect(reader.state.phase).toBe("finished");
  expect(reader.update().map(({ type }) => type)).toEqual(["plan_view", "finished"]);
  expect(reader.update()).toEqual([]);
});

test("between two attempts to find out whether something serves a deployment is still at that", () => {
  const { runs } = stateDirectory({}, join(directory, "verifying"));
  const alive = run(runs, 0, "running");
  const write = (seq: number, body: object): void =>
    appendFileSync(
      join(alive.folder, "events.jsonl"),
      `${JSON.stringify({ v: 1, seq, at: new Date(NOW).toISOString(), ...body })}\n`,
    );
  write(2, { type: "step_started", step: "verify", arguments: [] });
  write(3, { type: "step_finished", step: "verify", exitCode: 1, signal: null, milliseconds: 1 });
  write(4, { type: "verify_attempt", attempt: 1, attempts: 2, passed: false, said: "exit 1" });
  expect(runStateOf(alive).step).toBe("verify");
  const result = { outcome: "failed", probe: "command", attempts: 2, ended: "2026-01-01T00:00:00Z" };
  write(5, { type: "verify_result", result });
  expect(runStateOf(alive).step).toBeUndefined();
});
