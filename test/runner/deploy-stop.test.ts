import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type DeployRequest, type ProcessIdentity, RUN_FILES } from "../../protocol/src/run-record.ts";
import { cancelRun, forceStop, orphansOf } from "../../runner/src/control.ts";
import { livenessOf, signalProcess } from "../../runner/src/processes.ts";
import { RETENTION, removeOldRuns } from "../../runner/src/retention.ts";
import { runStateOf } from "../../runner/src/run-state.ts";
import { type RunFolder, readRun } from "../../runner/src/runs.ts";
import { settleDeployments } from "../../runner/src/settle-deployments.ts";
import { type CloudTarget, cloudTarget, codesOf, plainTarget, type Target } from "./deploy-support.ts";
import { stateServer } from "./state-server.ts";
import { expectStarted, finish, type Laboratory, laboratory, ofType, until } from "./support.ts";

let lab: Laboratory;
const targets: CloudTarget[] = [];
const toEnd: ProcessIdentity[] = [];
const toClose: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  lab = await laboratory();
});
afterEach(async () => {
  for (const one of toEnd.splice(0)) signalProcess(one, "SIGKILL", true);
  for (const close of toClose.splice(0)) await close();
  await Promise.all(targets.splice(0).map(({ root }) => root.remove()));
});
afterAll(() => lab.remove());

const MACHINES = `
resource "fakecloud_image" "web" {
  name    = "web"
  version = "1"
}
resource "fakecloud_machine" "first" {
  name     = "first"
  image_id = fakecloud_image.web.id
}
resource "fakecloud_machine" "slow" {
  name     = "slow"
  image_id = fakecloud_machine.first.image_id
}
resource "terraform_data" "last" {
  input = fakecloud_machine.slow.id
}
`;
const SLOW = { on: "create", kind: "machine", where: { name: "slow" }, slow: 600 } as const;

/** A deployment that is making its slow machine. */
async function makingSlow(stoppable: boolean): Promise<{ target: CloudTarget; run: RunFolder }> {
  const target = await cloudTarget(lab, MACHINES);
  targets.push(target);
  const plan = await target.plan();
  await target.root.cloud.setFaults([{ ...SLOW, stoppable }]);
  const run = target.start(plan);
  await until(run, (event) => event.type === "operation" && event.address === "fakecloud_machine.slow");
  const { stepProcess } = runStateOf(run);
  if (stepProcess) toEnd.push(stepProcess);
  return { target, run };
}

test("23, 28: a deployment that is cancelled in the middle gives its tool one SIGINT, and says what it did and what it left", async () => {
  const { target, run } = await makingSlow(true);
  expect(runStateOf(run)).toMatchObject({
    phase: "running",
    step: "apply",
    running: ["fakecloud_machine.slow"],
    counts: { done: 2 },
  });
  expect(orphansOf(run)).toEqual(["fakecloud_machine.slow"]);
  expect([cancelRun(run), cancelRun(run)]).toEqual(["asked", "already"]);
  const { events, state } = await finish(run);
  expect(ofType(events, "stopping")).toMatchObject([
    { signal: "SIGINT", waitingFor: ["fakecloud_machine.slow"] },
  ]);
  expect(state.finished).toMatchObject({
    outcome: "cancelled",
    deployment: "partly",
    message: "The run was cancelled. 2 of 4 changes were applied, 1 failed, 1 was not begun.",
    left: [
      expect.stringMatching(/\(tainted\): fakecloud_machine\.slow$/),
      "a new plan shows what is left to do",
    ],
  });
  expect(target.records()).toMatchObject([
    {
      outcome: "partly",
      stages: [
        {
          outcome: "partly",
          interrupted: true,
          done: [{ address: "fakecloud_image.web" }, { address: "fakecloud_machine.first" }],
          failed: [{ address: "fakecloud_machine.slow" }],
          notDone: [{ address: "terraform_data.last" }],
        },
      ],
    },
  ]);
});

test("30: stopping by force says what may be there without any state that knows of it", async () => {
  const { target, run } = await makingSlow(false);
  cancelRun(run);
  await until(run, (event) => event.type === "log" && event.text.includes("Stopping operation"));
  expect(runStateOf(run).phase).toBe("stopping");
  expect(forceStop(run)).toBe("asked");
  const { events, state } = await finish(run);
  expect(ofType(events, "forced")).toMatchObject([{ signal: "SIGINT", orphans: ["fakecloud_machine.slow"] }]);
  expect(state.finished).toMatchObject({ outcome: "forced", deployment: "unknown" });
  expect(state.finished?.left).toContainEqual(
    expect.stringMatching(
      /^fakecloud_machine\.slow: begun, and what became of it is not known; it may be there/,
    ),
  );
  expect(target.records()).toMatchObject([
    {
      outcome: "unknown",
      stages: [{ outcome: "unknown", uncertain: [{ address: "fakecloud_machine.slow" }] }],
    },
  ]);
  // It is there, and the state does not know it.
  expect((await target.root.cloud.things("machine")).map(({ attributes }) => attributes.name).sort()).toEqual(
    ["first", "slow"],
  );
});

test("25: a tool that is killed in the middle is told as that, with what is not known", async () => {
  const { target, run } = await makingSlow(false);
  const { stepProcess } = runStateOf(run);
  if (!stepProcess) throw new Error("the tool has no process");
  signalProcess(stepProcess, "SIGKILL", true);
  const { state } = await finish(run);
  expect(state.finished).toMatchObject({
    outcome: "failed",
    deployment: "unknown",
    message: expect.stringMatching(
      /^tofu was ended by SIGKILL from outside\. 2 of 4 changes were applied, 1 may be done or not, 1 was not begun\.$/,
    ),
  });
  expect(state.finished?.left).toContainEqual(expect.stringContaining("the lock of the state may be left"));
  expect(target.records()).toMatchObject([{ outcome: "unknown", stages: [{ outcome: "unknown" }] }]);
});

const WAITING = `resource "terraform_data" "thing" {
  provisioner "local-exec" {
    command = "while [ ! -e end ]; do sleep 0.05; done"
  }
}
resource "terraform_data" "last" {
  input = terraform_data.thing.id
}
`;

/** The process of a run is killed, as by somebody who ends everything that is called node. */
async function killed(run: RunFolder): Promise<void> {
  const read = readRun(run.folder);
  if (typeof read === "string" || !read.record.process) throw new Error(String(read));
  signalProcess(read.record.process, "SIGKILL");
  while (runStateOf(run).phase !== "dead") await pause(20);
}

async function applyingPlain(): Promise<{
  target: Target;
  run: RunFolder;
  request: DeployRequest;
  tool: ProcessIdentity;
}> {
  const target = plainTarget(lab, { "main.tf": WAITING });
  const plan = await target.plan();
  const request = target.agreed(plan);
  const run = target.start(plan);
  await until(run, (event) => event.type === "operation" && event.verb === "provision");
  const { stepProcess: tool } = runStateOf(run);
  if (!tool) throw new Error("the tool has no process");
  toEnd.push(tool);
  return { target, run, request, tool };
}

test("25: when the run's process is killed its tool goes on, is found, and what it did is settled once", async () => {
  const { target, run, request, tool } = await applyingPlain();
  await killed(run);
  expect(livenessOf(tool)).toBe("alive");
  expect(runStateOf(run).left).toEqual([
    `its tool (apply, process ${tool.pid}) goes on applying, and nobody reads what it says: wait until it has ended, then plan again to see what is left to do`,
    "these were begun and not seen to end, so what they are now is not known: terraform_data.thing",
  ]);
  // While it goes on nothing is written down, and nothing of the run is removed.
  const going = await settleDeployments(lab.state, target.project);
  expect(going).toMatchObject({ written: [], problems: [], applying: [{ pid: tool.pid }] });
  expect(target.records()).toEqual([]);
  expect(removeOldRuns(lab.state, { runs: 0, days: 0, planMinutes: 0 }, Date.now() + 1000)).not.toContain(
    run.id,
  );
  writeFileSync(join(target.directory, "end"), "");
  while (livenessOf(tool) === "alive") await pause(20);
  expect(runStateOf(run).left[0]).toBe(
    'it died during "apply": what was applied is not known, and the lock of the state may be left; plan again to see what is left to do',
  );
  // What it deployed is written nowhere yet, so the run stays, however old it is; its plan, which holds secrets, does not.
  const later = Date.now() + 24 * 60 * 60_000;
  expect(removeOldRuns(lab.state, { ...RETENTION, runs: 0 }, later)).not.toContain(run.id);
  const [one, other] = await Promise.all([
    settleDeployments(lab.state, target.project),
    settleDeployments(lab.state, target.project),
  ]);
  expect([...one.written, ...other.written].map(({ run: id }) => id)).toEqual([run.id]);
  expect(target.records()).toMatchObject([
    {
      outcome: "unknown",
      stages: [
        {
          outcome: "unknown",
          run: run.id,
          done: [],
          notDone: [],
          uncertain: [{ address: "terraform_data.thing" }, { address: "terraform_data.last" }],
        },
      ],
    },
  ]);
  expect(await settleDeployments(lab.state, target.project)).toEqual({
    written: [],
    applying: [],
    problems: [],
  });
  for (const name of [RUN_FILES.applied, RUN_FILES.deployment])
    expect(existsSync(join(run.folder, name))).toBe(false);
  // The tool did everything, and nobody can apply it again.
  const again = await target.plan();
  expect(again.state.finished).toMatchObject({ outcome: "succeeded", changes: false });
  const reapplied = await finish(expectStarted(lab.startDeploy(target.directory, request, {})));
  expect(codesOf(reapplied)).toEqual(["plan-gone"]);
});

test("25: a run that dies while it looks whether that serves has applied everything", async () => {
  const target = plainTarget(lab, { "main.tf": 'resource "terraform_data" "thing" {}\n' });
  const verify = { command: ["sleep", "600"], attempts: 1, timeoutSeconds: 600, intervalSeconds: 0 };
  const run = target.start(await target.plan(), { verify });
  await until(run, (event) => event.type === "step_started" && event.step === "verify");
  const { stepProcess } = runStateOf(run);
  if (stepProcess) toEnd.push(stepProcess);
  await killed(run);
  expect(runStateOf(run).left[0]).toBe("everything was applied; it died while it looked whether that serves");
  await settleDeployments(lab.state, target.project);
  expect(target.records()).toMatchObject([
    {
      outcome: "unknown",
      stages: [{ outcome: "applied", verify: { outcome: "interrupted", attempts: 0 } }],
    },
  ]);
});

test("23: a deployment that is cancelled before its tool does anything keeps its plan", async () => {
  const backend = await stateServer();
  toClose.push(backend.close);
  const target = plainTarget(lab, { "main.tf": `${backend.block}resource "terraform_data" "thing" {}\n` });
  const plan = await target.plan({ init: "whenNeeded" });
  backend.lock();
  const waiting = target.start(plan, { lockTimeoutSeconds: 600 });
  await until(waiting, (event) => event.type === "state_lock");
  cancelRun(waiting);
  const { state } = await finish(waiting);
  expect(state.finished).toMatchObject({
    outcome: "cancelled",
    deployment: "cancelled",
    message: "The run was cancelled. Nothing was applied.",
  });
  expect(existsSync(join(plan.run.folder, RUN_FILES.plan))).toBe(true);
  backend.unlock();
  expect((await target.apply(plan)).state.finished).toMatchObject({ outcome: "succeeded" });
});
