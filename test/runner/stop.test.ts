import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { ProcessIdentity } from "../../protocol/src/run-record.ts";
import { cancelRun, forceStop, orphansOf } from "../../runner/src/control.ts";
import { identify, livenessOf, signalProcess } from "../../runner/src/processes.ts";
import { runStateOf } from "../../runner/src/run-state.ts";
import { type RunFolder, readRun } from "../../runner/src/runs.ts";
import {
  expectStarted,
  finish,
  type Laboratory,
  laboratory,
  ofType,
  PRETEND,
  TOFU,
  until,
} from "./support.ts";

let lab: Laboratory;
const toEnd: ProcessIdentity[] = [];
beforeAll(async () => {
  lab = await laboratory();
});
afterEach(() => {
  for (const process of toEnd.splice(0)) signalProcess(process, "SIGKILL");
});
afterAll(() => lab.remove());

/** A run whose tool plans until the file `end` is there. */
async function slowRun(): Promise<{ run: RunFolder; root: string; tool: ProcessIdentity }> {
  const root = lab.root({ "main.tf": "locals {}\n" });
  const run = expectStarted(lab.start(root, {}, PRETEND));
  await until(run, (event) => event.type === "operation");
  const { stepProcess } = runStateOf(run);
  if (!stepProcess) throw new Error("the tool has no process");
  toEnd.push(stepProcess);
  return { run, root, tool: stepProcess };
}

test("23: a run that is cancelled, twice and by several, gives its tool one SIGINT and waits", async () => {
  const { run, root } = await slowRun();
  expect([cancelRun(run), cancelRun(run), cancelRun(run)]).toEqual(["asked", "already", "already"]);
  expect(await until(run, (event) => event.type === "stopping")).toMatchObject({
    signal: "SIGINT",
    waitingFor: ["terraform_data.slow"],
  });
  expect(runStateOf(run).phase).toBe("stopping");
  while (!existsSync(join(root, "signals"))) await pause(10);
  writeFileSync(join(root, "end"), "");
  const { state } = await finish(run);
  expect(state.finished).toMatchObject({ outcome: "cancelled" });
  expect(readFileSync(join(root, "signals"), "utf8")).toBe("SIGINT\n");
  expect(cancelRun(run)).toBe("ended");
});

test("23, 50: a run is cancelled also when nothing can be written into its folder", async () => {
  const { run, root } = await slowRun();
  const read = readRun(run.folder);
  if (typeof read === "string") throw new Error(read);
  expect(cancelRun({ ...read, folder: join(run.folder, "not there") })).toBe("asked");
  expect(await until(run, (event) => event.type === "stopping")).toMatchObject({ signal: "SIGINT" });
  while (!existsSync(join(root, "signals"))) await pause(10);
  writeFileSync(join(root, "end"), "");
  expect((await finish(run)).state.finished).toMatchObject({ outcome: "cancelled" });
  const { process: _, ...record } = read.record;
  const unknown = { ...read, record: { ...record, created: new Date().toISOString() } };
  expect(() => cancelRun({ ...unknown, folder: join(run.folder, "not there") })).toThrow("ENOENT");
});

test("23, 30: stopping by force is an action of its own, after cancelling, and says what it leaves", async () => {
  const { run, root } = await slowRun();
  expect(() => forceStop(run)).toThrow("was not asked to stop yet");
  cancelRun(run);
  await until(run, (event) => event.type === "stopping");
  // Two signals that are pending at once are one.
  while (!existsSync(join(root, "signals"))) await pause(10);
  // A plan only reads, so nothing is orphaned by it.
  expect(orphansOf(run)).toEqual([]);
  expect(forceStop(run)).toBe("asked");
  const { state, events } = await finish(run);
  expect(ofType(events, "forced")).toMatchObject([{ signal: "SIGINT", orphans: [] }]);
  expect(state.finished).toMatchObject({ outcome: "forced" });
  expect(readFileSync(join(root, "signals"), "utf8")).toBe("SIGINT\nSIGINT\n");
});

test("26: a closed terminal (SIGHUP to the run and to whoever started it) loses nothing", async () => {
  const { run, root } = await slowRun();
  const read = readRun(run.folder);
  if (typeof read === "string" || !read.record.process) throw new Error(String(read));
  const { process: runProcess } = read.record;
  const fields = readFileSync(`/proc/${runProcess.pid}/stat`, "latin1")
    .replace(/^.*\) /, "")
    .split(" ");
  expect(Number(fields[3]), "its session is its own").toBe(runProcess.pid);
  for (const signal of ["SIGHUP", "SIGINT"] as const) expect(signalProcess(runProcess, signal)).toBe(true);
  await pause(50);
  expect(runStateOf(run).phase).toBe("running");
  writeFileSync(join(root, "end"), "");
  expect((await finish(run)).events.map(({ type }) => type)).not.toContain("stopping");
});

test("25: a run whose process died is recognised, says what it left, and gives way to the next one", async () => {
  const { run, root, tool } = await slowRun();
  const read = readRun(run.folder);
  if (typeof read === "string" || !read.record.process) throw new Error(String(read));
  signalProcess(read.record.process, "SIGKILL");
  while (livenessOf(read.record.process) === "alive") await pause(10);
  const dead = runStateOf(run);
  expect(dead).toMatchObject({ phase: "dead", finished: undefined });
  expect(dead.left).toEqual([expect.stringContaining(`its tool (plan, process ${tool.pid}) still runs`)]);
  signalProcess(tool, "SIGKILL");
  while (livenessOf(tool) === "alive") await pause(10);
  expect(runStateOf(run).left).toEqual([expect.stringContaining('it died during "plan"')]);
  writeFileSync(join(root, "recording"), "");
  writeFileSync(join(root, "exit"), "1");
  const next = await lab.plan(root, {}, PRETEND);
  expect(next.state.finished).toMatchObject({
    outcome: "failed",
    message: "tofu ended with exit code 1; what it said is in the log",
  });
});

test("a process that has the number of a dead one is not taken for it", async () => {
  const { run } = await slowRun();
  const read = readRun(run.folder);
  if (typeof read === "string" || !read.record.process) throw new Error(String(read));
  const { process: real } = read.record;
  expect(livenessOf(real)).toBe("alive");
  expect(livenessOf({ ...real, started: "1" })).toBe("dead");
  expect(livenessOf({ ...real, boot: "another boot" })).toBe("dead");
  expect(livenessOf({ ...real, host: "another machine" })).toBe("unknown");
  expect(signalProcess({ ...real, started: "1" }, "SIGKILL")).toBe(false);
  expect(livenessOf(real)).toBe("alive");
});

test("46: one run at a time on a root module, also through a link, also when two begin at once", async () => {
  const { run, root } = await slowRun();
  expect(lab.start(root, {}, PRETEND)).toMatchObject({ kind: "busy", holder: { run: run.id, about: root } });
  symlinkSync(root, `${root}-link`);
  expect(lab.start(`${root}-link`, {}, PRETEND)).toMatchObject({ kind: "busy", holder: { run: run.id } });
  writeFileSync(join(root, "end"), "");
  await finish(run);
  const both = [lab.start(root, {}, PRETEND), lab.start(root, {}, PRETEND)].map(expectStarted);
  const ends = await Promise.all(both.map(finish));
  const refused = ends.filter(({ state }) => state.finished?.message.includes("One run at a time"));
  const ran = ends.filter(({ events }) => events.some(({ type }) => type === "step_started"));
  // They may also have come one after the other.
  expect(refused.length + ran.length).toBe(2);
  expect(ran.length).toBeGreaterThan(0);
});

test("13: a state that somebody else has locked is told with who, what for and since when", async () => {
  const root = lab.root({
    "main.tf": `resource "terraform_data" "slow" {
  provisioner "local-exec" {
    command = "while [ ! -e end ]; do sleep 0.05; done"
  }
}
`,
  });
  const apply = spawn(TOFU, ["apply", "-auto-approve", "-input=false"], {
    cwd: root,
    env: { ...lab.environment },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => apply.on("close", resolve));
  try {
    const locked = join(root, ".terraform.tfstate.lock.info");
    while (!existsSync(locked)) await pause(20);
    const { events, state } = await lab.plan(root);
    expect(ofType(events, "problem")).toMatchObject([
      { code: "state-locked", details: { operation: "OperationTypeApply" } },
    ]);
    expect(state.finished?.message).toMatch(/^The state is locked by \S+@\S+ for apply since 20/);
    // While it waits for the lock it can be cancelled.
    const waiting = expectStarted(lab.start(root, { lockTimeoutSeconds: 600 }));
    await until(waiting, (event) => event.type === "state_lock");
    cancelRun(waiting);
    expect((await finish(waiting)).state.finished).toMatchObject({ outcome: "cancelled" });
  } finally {
    writeFileSync(join(root, "end"), "");
    await ended;
  }
});

test("14: a lock file that a killed process left on this machine stops nobody", async () => {
  const command = "while [ ! -e end ]; do sleep 0.05; done";
  const root = lab.root({
    "main.tf": `resource "terraform_data" "slow" {\n  provisioner "local-exec" {\n    command = "${command}"\n  }\n}\n`,
  });
  const apply = spawn(TOFU, ["apply", "-auto-approve", "-input=false"], {
    cwd: root,
    env: lab.environment,
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => apply.on("close", resolve));
  const left = join(root, ".terraform.tfstate.lock.info");
  while (!existsSync(left)) await pause(20);
  apply.kill("SIGKILL");
  await ended;
  writeFileSync(join(root, "end"), "");
  expect(existsSync(left)).toBe(true);
  expect((await lab.plan(root)).state.finished).toMatchObject({ outcome: "succeeded", changes: true });
});

/** A run that has planned, and whose plan is being shown without end. */
async function showingRun(saved: Buffer): Promise<{ run: RunFolder; shower: number }> {
  const root = lab.root({ "main.tf": "locals {}\n", recording: "", exit: "2", saved: "", showing: "" });
  writeFileSync(join(root, "saved"), saved);
  const run = expectStarted(lab.start(root, {}, PRETEND));
  while (readFileSync(join(root, "showing"), "utf8") === "") await pause(20);
  return { run, shower: Number(readFileSync(join(root, "showing"), "utf8")) };
}

test.each([
  ["here", Buffer.from("small")],
  ["by a process of its own", randomBytes(100_000)],
])("23: a plan that is cancelled while it is shown %s ends at once, and is not kept", async (_how, saved) => {
  const { run, shower } = await showingRun(saved);
  expect(cancelRun(run)).toBe("asked");
  const { state, events } = await finish(run);
  expect(state.finished).toMatchObject({
    outcome: "cancelled",
    left: [expect.stringContaining("quarantined.tfplan")],
  });
  expect(ofType(events, "plan_file").map(({ usable }) => usable)).toEqual([true, false]);
  expect(existsSync(join(run.folder, "plan.tfplan"))).toBe(false);
  while (identify(shower)) await pause(20);
});

test("25: a run that died after its tool had ended says so", async () => {
  const { run, shower } = await showingRun(Buffer.from("small"));
  const read = readRun(run.folder);
  if (typeof read === "string" || !read.record.process) throw new Error("the run has no process");
  signalProcess(read.record.process, "SIGKILL");
  process.kill(shower, "SIGKILL");
  while (runStateOf(run).phase !== "dead") await pause(20);
  expect(runStateOf(run).left).toEqual([
    expect.stringContaining('it died after "plan" had ended'),
    expect.stringContaining("a plan that nobody was shown"),
  ]);
});
