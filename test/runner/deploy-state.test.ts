import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { RUN_FILES } from "../../protocol/src/run-record.ts";
import { settleDeployments } from "../../runner/src/settle-deployments.ts";
import { tofu } from "../support/tofu.ts";
import { codesOf, plainTarget, type Target } from "./deploy-support.ts";
import { stateServer } from "./state-server.ts";
import {
  expectStarted,
  finish,
  type Laboratory,
  laboratory,
  ofType,
  type PlanResult,
  writtenBy,
} from "./support.ts";

let lab: Laboratory;
const toEnd: (() => unknown)[] = [];
beforeAll(async () => {
  lab = await laboratory();
});
afterEach(async () => {
  for (const end of toEnd.splice(0)) await end();
});
afterAll(() => lab.remove());

const SECRET = "hunter2-hunter2";
const THING = `variable "secret" {
  default   = "${SECRET}"
  sensitive = true
}
resource "terraform_data" "thing" {
  input = var.secret
}
`;

async function applied(target: Target): Promise<void> {
  const { exitCode, stderr } = await tofu(
    ["apply", "-auto-approve", "-input=false", "-no-color"],
    target.directory,
  );
  if (exitCode !== 0) throw new Error(stderr);
}

const planOf = ({ run }: PlanResult): string => join(run.folder, RUN_FILES.plan);

test("16: a plan is not applied when somebody else has changed the state since, and is discarded", async () => {
  const target = plainTarget(lab, { "main.tf": THING });
  const plan = await target.plan();
  await applied(target);
  const { state, ...stale } = await target.apply(plan);
  expect(codesOf(stale)).toEqual(["plan-stale"]);
  expect(state.finished).toMatchObject({
    outcome: "failed",
    deployment: "failed",
    message:
      "The state was changed by somebody else after this plan was made, so nothing of it is applied. Plan again: the new plan shows what is to be done now. Nothing was applied.",
  });
  expect(existsSync(planOf(plan))).toBe(false);
  expect(target.records()).toMatchObject([
    { outcome: "failed", stages: [{ outcome: "nothing", notDone: [{ address: "terraform_data.thing" }] }] },
  ]);
});

test("16: nor when the state is another one", async () => {
  const target = plainTarget(lab, { "main.tf": THING });
  await applied(target);
  const main = join(target.directory, "main.tf");
  writeFileSync(main, `${THING}resource "terraform_data" "more" {}\n`);
  const plan = await target.plan();
  rmSync(join(target.directory, "terraform.tfstate"));
  writeFileSync(main, THING);
  await applied(target);
  writeFileSync(main, `${THING}resource "terraform_data" "more" {}\n`);
  const other = await target.apply(plan);
  expect(codesOf(other)).toEqual(["plan-other-state"]);
  expect(existsSync(planOf(plan))).toBe(false);
});

test("13: while somebody else holds the lock of the state nothing is applied, and the plan can be applied later", async () => {
  const backend = await stateServer();
  toEnd.push(backend.close);
  const target = plainTarget(lab, { "main.tf": backend.block + THING });
  const plan = await target.plan({ init: "whenNeeded" });
  backend.lock();
  const refused = await target.apply(plan);
  expect(codesOf(refused)).toEqual(["state-locked"]);
  expect(refused.state.finished).toMatchObject({
    outcome: "failed",
    deployment: "failed",
    message: expect.stringMatching(/^The state is locked .* Nothing was applied\.$/),
  });
  expect(existsSync(planOf(plan))).toBe(true);
  backend.unlock();
  const later = await target.apply(plan);
  expect(later.state.finished).toMatchObject({ outcome: "succeeded", deployment: "succeeded" });
  expect(target.records().map(({ outcome }) => outcome)).toEqual(["failed", "succeeded"]);
});

test("27: a state that the backend does not take is kept, told with what to do, and nothing is deployed until it is there", async () => {
  const backend = await stateServer();
  toEnd.push(backend.close);
  const target = plainTarget(lab, { "main.tf": backend.block + THING });
  const plan = await target.plan({ init: "whenNeeded" });
  backend.refuseWrites(true);
  const failed = await target.apply(plan);
  const kept = join(target.directory, "errored.tfstate");
  expect(codesOf(failed)).toEqual(["state-not-saved"]);
  const [problem] = ofType(failed.events, "problem");
  expect(problem?.details).toEqual({
    file: kept,
    command: "TF_WORKSPACE=default tofu state push errored.tfstate",
  });
  expect(failed.state.finished).toMatchObject({
    outcome: "failed",
    deployment: "partly",
    message: expect.stringContaining(
      `In ${target.directory}: TF_WORKSPACE=default tofu state push errored.tfstate.`,
    ),
  });
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  expect(ofType(failed.events, "apply_result")).toMatchObject([{ outcome: "partly", erroredState: kept }]);
  expect(target.records()).toMatchObject([
    {
      outcome: "partly",
      stages: [{ erroredState: "infra/errored.tfstate", done: [{ address: "terraform_data.thing" }] }],
    },
  ]);
  expect(writtenBy(failed.run)).not.toContain(SECRET);
  expect(JSON.stringify(target.records())).not.toContain(SECRET);
  // Paths say nothing on another machine.
  expect(JSON.stringify(target.records())).not.toContain(lab.directory);
  // Nothing more is deployed, also with a plan that was made meanwhile.
  backend.refuseWrites(false);
  const forked = await target.plan();
  expect(codesOf(await target.apply(forked))).toEqual(["state-not-saved"]);
  // What is said to be done works.
  const pushed = await tofu(["state", "push", "errored.tfstate"], target.directory);
  expect(pushed.exitCode, pushed.stderr).toBe(0);
  rmSync(kept);
  const after = await target.plan();
  expect(after.state.finished).toMatchObject({ outcome: "succeeded", changes: false });
});

/** A small disk of its own; undefined where this machine lets nobody make one. */
function smallDisk(): string | undefined {
  const folder = lab.root({ "disk/.keep": "" });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=12m", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  toEnd.push(() => execFileSync("umount", [folder]));
  return folder;
}

test("50: when the disk is full the state, which the tool then only prints, is saved, and nothing of it is in the log", async (context) => {
  const disk = smallDisk();
  if (disk === undefined) return context.skip("this machine lets nobody make a small disk");
  const directory = join(disk, "infra");
  mkdirSync(directory);
  const full = `${THING}resource "terraform_data" "filler" {
  depends_on = [terraform_data.thing]
  input      = join("", [for i in range(1000) : "filler \${i} "])
  provisioner "local-exec" {
    command = "[ -e stop ] || dd if=/dev/zero of=fill bs=4k; true"
  }
}
`;
  writeFileSync(join(directory, "main.tf"), full);
  const elsewhere = plainTarget(lab, { "main.tf": THING });
  const plan = await lab.plan(directory);
  const request = elsewhere.agreed(plan, { project: disk });
  const failed = await lab.deploy(directory, request);
  const kept = join(failed.run.folder, RUN_FILES.state);
  expect(codesOf(failed)).toEqual(["state-not-saved"]);
  expect(failed.state.finished).toMatchObject({ outcome: "failed", deployment: "partly" });
  expect(failed.state.finished?.message).toContain(`tofu state push ${kept}`);
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  expect(readFileSync(kept, "utf8")).toContain(SECRET);
  expect(writtenBy(failed.run)).not.toContain(SECRET);
  expect(readFileSync(join(failed.run.folder, RUN_FILES.output), "utf8")).toContain("Rebake has saved it");
  // Also with room again nothing is deployed before the state is where it belongs.
  rmSync(join(directory, "fill"));
  rmSync(join(directory, "errored.tfstate"), { force: true });
  const torn = join(directory, "terraform.tfstate");
  expect(failed.state.finished?.message).toContain(
    `move ${torn} away, which was written only in part; then TF_W`,
  );
  renameSync(torn, `${torn}.torn`);
  const forked = await lab.plan(directory);
  expect(codesOf(await lab.deploy(directory, elsewhere.agreed(forked, { project: disk })))).toEqual([
    "state-not-saved",
  ]);
  const pushed = await tofu(["state", "push", kept], directory);
  expect(pushed.exitCode, pushed.stderr).toBe(0);
  rmSync(kept);
  expect((await lab.plan(directory)).state.finished).toMatchObject({ outcome: "succeeded", changes: false });
});

test("50: on a disk that is nearly full nothing is begun", async (context) => {
  const disk = smallDisk();
  if (disk === undefined) return context.skip("this machine lets nobody make a small disk");
  const directory = join(disk, "infra");
  mkdirSync(directory);
  writeFileSync(join(directory, "main.tf"), THING);
  const target = plainTarget(lab, { "main.tf": THING });
  const plan = await lab.plan(directory);
  writeFileSync(join(directory, "fill"), Buffer.alloc(6 * 1024 * 1024));
  const refused = await lab.deploy(directory, target.agreed(plan, { project: disk }));
  expect(codesOf(refused)).toEqual(["disk-full"]);
  expect(existsSync(planOf(plan))).toBe(true);
  rmSync(join(directory, "fill"));
  expect((await lab.deploy(directory, target.agreed(plan, { project: disk }))).state.finished).toMatchObject({
    outcome: "succeeded",
  });
});

test("49: a record that cannot be written is kept, and written before the next deployment, once", async () => {
  const target = plainTarget(lab, { "main.tf": THING });
  // A file where a folder should be: also root cannot write there.
  writeFileSync(join(target.project, ".rebake"), "");
  const plan = await target.plan();
  const { run, state } = await target.apply(plan);
  expect(state.finished).toMatchObject({
    outcome: "succeeded",
    deployment: "succeeded",
    left: [
      expect.stringMatching(/^the deployment is not written down: .*its text is kept in .*deployment\.json/),
    ],
  });
  expect((await settleDeployments(lab.state, target.project)).problems).toEqual([
    expect.stringContaining(`the deployment ${run.id} is not written down`),
  ]);
  rmSync(join(target.project, ".rebake"));
  expect((await settleDeployments(lab.state, target.project)).written).toMatchObject([{ run: run.id }]);
  expect(target.records()).toMatchObject([{ outcome: "succeeded", stages: [{ run: run.id }] }]);
  expect((await settleDeployments(lab.state, target.project)).written).toEqual([]);
  expect(existsSync(join(run.folder, RUN_FILES.deployment))).toBe(false);
});

test("36: where nobody can say what is secret a deployment goes on, and nothing of what is said in words is kept", async () => {
  const target = plainTarget(lab, {
    "main.tf": `${THING}resource "terraform_data" "bad" {
  depends_on = [terraform_data.thing]
  provisioner "local-exec" {
    command = "echo the word is ${SECRET}; exit 3"
  }
}
`,
  });
  const plan = await target.plan();
  // Without the part that looks for secrets.
  const folder = join(lab.directory, "without-secrets");
  cpSync(join(lab.directory, "runner"), folder, { recursive: true });
  rmSync(join(folder, "secrets.js"));
  const program = { node: process.execPath, arguments: [join(folder, "run.js")] };
  const run = expectStarted(lab.startDeploy(target.directory, target.agreed(plan), {}, program));
  const failed = await finish(run);
  expect(failed.state.finished).toMatchObject({ outcome: "failed", deployment: "partly" });
  expect(ofType(failed.events, "log")).toContainEqual(
    expect.objectContaining({ text: expect.stringContaining("What is secret could not be found out") }),
  );
  expect(ofType(failed.events, "apply_result")).toMatchObject([
    {
      done: [{ address: "terraform_data.thing" }],
      failed: [{ address: "terraform_data.bad", error: "(sensitive value)" }],
    },
  ]);
  expect(writtenBy(run) + JSON.stringify(target.records())).not.toContain(SECRET);
});

test("17: a plan is applied in the workspace that it was made for, whatever is selected", async () => {
  const target = plainTarget(lab, { "main.tf": THING });
  for (const name of ["one", "two"]) await tofu(["workspace", "new", name], target.directory);
  const plan = await target.plan({ workspace: "one" });
  const deployed = await target.apply(plan, {}, { TF_WORKSPACE: "two" });
  expect(deployed.state.finished).toMatchObject({ outcome: "succeeded" });
  expect(ofType(deployed.events, "environment")[0]?.removed).toContain("TF_WORKSPACE");
  const states = ["one", "two"].map((name) =>
    existsSync(join(target.directory, "terraform.tfstate.d", name, "terraform.tfstate")),
  );
  expect(states).toEqual([true, false]);
  expect(target.records()).toMatchObject([{ workspace: "one", stages: [{ plan: { workspace: "one" } }] }]);
  // What is made in the first one is applied in the first one, too.
  await tofu(["workspace", "select", "default"], target.directory);
  const first = await target.apply(await target.plan({ workspace: "default" }), {}, {});
  expect(first.state.finished).toMatchObject({ outcome: "succeeded" });
  expect(existsSync(join(target.directory, "terraform.tfstate"))).toBe(true);
});
