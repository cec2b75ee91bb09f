import { execFileSync, spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { livenessOf, signalProcess } from "../../runner/src/processes.ts";
import { runStateOf } from "../../runner/src/run-state.ts";
import { type RunFolder, readRun } from "../../runner/src/runs.ts";
import { TOFU } from "../runner/support.ts";
import { idOf } from "../support/projects.ts";
import { type DeployLab, deployLab, PIN, project, THING } from "./deploy-support.ts";
import { REBAKE } from "./support.ts";

const toRemove: (() => void)[] = [];
afterEach(() => {
  for (const remove of toRemove.splice(0)) remove();
});

function lab(...given: Parameters<typeof deployLab>): DeployLab {
  const made = deployLab(...given);
  toRemove.push(made.remove);
  return made;
}

test("deploying pins, plans, shows, applies, and writes down; then there is nothing to do", async () => {
  const { path, deploy, read, records, run } = lab();
  const deployed = await deploy("--yes");
  expect(deployed.exitCode, deployed.stderr).toBe(0);
  expect(deployed.stdout).toContain("+ terraform_data.thing");
  expect(deployed.stdout).toMatch(/^prod: One change was applied\.$/m);
  expect(deployed.stdout).toContain(`Written down: ${path}/.rebake/deployments/prod/`);
  expect(deployed.stderr).toContain(`Pinned image_id = "ami-1": web ${idOf(1)} (${path}/${PIN})`);
  expect(deployed.stderr).toMatch(/^\d\d:\d\d:\d\d terraform_data\.thing: creating$/m);
  expect(deployed.stderr).toMatch(/terraform_data\.thing: created after \d+ s \(1 of 1 done\)$/m);
  expect(JSON.parse(read(PIN))).toEqual({ image_id: "ami-1" });
  const [record = ""] = records();
  expect(JSON.parse(record)).toMatchObject({
    target: "prod",
    kind: "deploy",
    image: { image: "web", record: idOf(1), value: "ami-1" },
    outcome: "succeeded",
  });
  const again = await deploy("--yes");
  expect(again).toMatchObject({
    exitCode: 0,
    stdout: "prod is as it should be: there is nothing to apply.",
  });
  expect(records().length).toBe(1);
  const json = await deploy("--yes", "--format", "json");
  expect(JSON.parse(json.stdout)).toMatchObject({ version: 1, target: "prod", changes: false });
  // What it was asked for is there again in the list of runs.
  expect((await run("runs")).stdout).toMatch(/deploy prod {2}deployed/);
});

test("in two steps exactly the plan of the first is applied, and only with its hash", async () => {
  const { deploy, run, records, write } = lab({}, {}, 2);
  const planned = await deploy("--plan-only", "--image", idOf(1), "--format", "json");
  expect(planned.exitCode).toBe(2);
  const { run: id, sha256, needs, approve, plan } = JSON.parse(planned.stdout);
  expect([needs, plan.counts.create]).toEqual([{ typed: [], accept: [] }, 1]);
  expect(approve).toBe(`rebake deploy prod --run ${id} --approve ${sha256}`);
  const text = await deploy("--plan-only", "--image", idOf(1));
  expect(text.exitCode).toBe(2);
  expect(text.stdout).toMatch(
    /^Nothing was applied\. Within an hour exactly this plan is applied by\n {2}rebake deploy prod --run \S+ --approve [0-9a-f]{64}$/m,
  );
  const other = await run("deploy", "prod", "--run", id, "--approve", "0".repeat(64));
  expect(other).toMatchObject({ exitCode: 1, stdout: "" });
  expect(other.stderr).toContain(`--approve is not the SHA-256 of the plan of ${id}, which is ${sha256}`);
  // The tool is the one that made the plan, without anybody having to say so.
  const applied = await run("deploy", "prod", "--run", id, "--approve", sha256, "--format", "json");
  expect(applied.exitCode, applied.stderr).toBe(0);
  expect(JSON.parse(applied.stdout)).toMatchObject({
    version: 1,
    target: "prod",
    plan: { run: id, sha256 },
    image: { value: "ami-1" },
    outcome: "succeeded",
    deployment: "succeeded",
    applied: { outcome: "applied", done: [{ address: "terraform_data.thing", action: "create" }] },
    problems: [],
    left: [],
  });
  expect(applied.stderr).toContain("+ terraform_data.thing");
  expect(records().length).toBe(1);
  // The same once more, and a plan whose files are others now.
  const again = await run("deploy", "prod", "--run", id, "--approve", sha256);
  expect(again.exitCode).toBe(1);
  expect(again.stderr).toMatch(/was taken by the deployment \S+; it is applied once only\./);
  const late = JSON.parse((await deploy("--plan-only", "--format", "json")).stdout);
  write("infra/main.tf", `${THING}# edited\n`);
  const edited = await run("deploy", "prod", "--run", late.run, "--approve", late.sha256);
  expect(edited.exitCode).toBe(1);
  expect(edited.stderr).toContain(
    "rebake: The plan was made from other files than there are now: main.tf. Nothing was applied. Plan again",
  );
  expect(records().length).toBe(1);
});

test("production is deployed only when it is named once more; the plan that was shown can still be agreed to", async () => {
  const { deploy, run, records, read } = lab({ "rebake.hcl": project("  production = true\n") });
  for (const wrong of [[], ["--confirm", "production"]]) {
    const refused = await deploy("--yes", ...wrong);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain(
      "prod is a production target. The name of the target must be typed: prod.",
    );
    const [, id = "", sha256 = ""] =
      /rebake deploy prod --run (\S+) --approve (\S+) --confirm prod$/m.exec(refused.stderr) ?? [];
    expect(id).not.toBe("");
    expect(JSON.parse(read(PIN))).toEqual({ image_id: "ami-1" });
    if (wrong.length === 0) continue;
    const deployed = await run("deploy", "prod", "--run", id, "--approve", sha256, "--confirm", "prod");
    expect(deployed.exitCode, deployed.stderr).toBe(0);
    expect(JSON.parse(records()[0] ?? "")).toMatchObject({
      production: true,
      stages: [{ approved: { typed: "prod" } }],
    });
  }
});

test("what programs read is said of every end: a plan that failed, and one that was not agreed to", async () => {
  const { deploy, write } = lab({ "rebake.hcl": project("  production = true\n") });
  const lacking = await deploy("--yes", "--format", "json");
  expect(lacking.exitCode).toBe(1);
  const said = JSON.parse(lacking.stdout);
  expect(said).toMatchObject({ version: 1, target: "prod", changes: true, applied: false });
  expect(lacking.stderr).toContain(said.approve);
  write("infra/main.tf", `${THING}locals {\n  x = nothing.like.this\n}\n`);
  const failed = await deploy("--yes", "--format", "json");
  expect(failed.exitCode).toBe(1);
  expect(JSON.parse(failed.stdout)).toMatchObject({
    version: 1,
    target: "prod",
    outcome: "failed",
    problems: [{ message: "Reference to undeclared resource" }],
  });
});

test("what is deleted needs the name of the target, too", async () => {
  const { deploy, write } = lab({ "infra/main.tf": `${THING}resource "terraform_data" "gone" {}\n` });
  const first = await deploy("--yes");
  expect(first.exitCode, first.stderr).toBe(0);
  write("infra/main.tf", THING);
  const refused = await deploy("--yes");
  expect(refused).toMatchObject({ exitCode: 1 });
  expect(refused.stderr).toContain(
    "terraform_data.gone is deleted. The name of the target must be typed: prod.",
  );
  const deployed = await deploy("--yes", "--confirm", "prod");
  expect(deployed.exitCode, deployed.stderr).toBe(0);
});

const FAILING = `${THING}resource "terraform_data" "bad" {
  depends_on = [terraform_data.thing]
  provisioner "local-exec" {
    command = "echo a-word-of-it; exit 3"
  }
}
resource "terraform_data" "last" {
  depends_on = [terraform_data.bad]
}
`;

test("28: of an apply that fails it is said what was done, what not, and what to do", async () => {
  const { deploy, records, run } = lab({ "infra/main.tf": FAILING });
  const failed = await deploy("--yes", "--format", "json");
  expect(failed.exitCode).toBe(1);
  expect(failed.stderr).toContain("local-exec provisioner error");
  expect(failed.stderr).toMatch(
    /^rebake: terraform_data\.bad: local-exec provisioner error\. 1 of 3 changes was applied, 1 failed, 1 was not begun\.$/m,
  );
  expect(failed.stderr).toContain("  done       terraform_data.thing (create)\n");
  expect(failed.stderr).toContain("  failed     terraform_data.bad (create): local-exec provisioner error\n");
  expect(failed.stderr).toContain("  not begun  terraform_data.last (create)");
  expect(failed.stderr).toMatch(/left: begun and not finished, .*\(tainted\): terraform_data\.bad$/m);
  const said = JSON.parse(failed.stdout);
  expect(said).toMatchObject({ outcome: "failed", deployment: "partly", applied: { outcome: "partly" } });
  expect(existsSync(said.record)).toBe(true);
  expect(records().length).toBe(1);
  // The same is said again of a run that has ended.
  const again = await run("runs", said.run, "--format", "json");
  expect([again.exitCode, JSON.parse(again.stdout)]).toEqual([1, said]);
  expect((await run("runs", said.run, "--format", "html")).stderr).toContain(
    "a deployment is shown as text or json, not as html",
  );
});

test("27: while a state lies there that was not saved nothing is planned for a target", async () => {
  const { deploy, path, run } = lab({ "infra/errored.tfstate": "{}" });
  const refused = await deploy("--yes");
  expect(refused).toMatchObject({ exitCode: 1, stdout: "" });
  expect(refused.stderr).toContain(`${path}/infra/errored.tfstate is a state that could not be written`);
  expect((await run("runs")).stdout).toBe("There are no runs.");
});

const WAITING = `${THING}resource "terraform_data" "slow" {
  provisioner "local-exec" {
    command = "while [ ! -e end ]; do sleep 0.05; done"
  }
}
`;

/** The deployment that is making its slow thing, begun by a command that has been killed since. */
async function begun(made: DeployLab): Promise<RunFolder> {
  const command = spawn(process.execPath, [REBAKE, "deploy", "prod", "--yes", "--tool-path", TOFU], {
    cwd: made.path,
    env: { ...process.env, ...made.environment },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => command.on("close", resolve));
  for (;;) {
    const { runs } = JSON.parse((await made.run("runs", "--format", "json")).stdout);
    const found = runs.find(({ kind }: { kind: string }) => kind === "deploy");
    if (found?.running.includes("terraform_data.slow")) {
      command.kill("SIGKILL");
      await ended;
      const run = readRun(found.folder);
      if (typeof run === "string") throw new Error(run);
      return run;
    }
  }
}

test("25: a deployment goes on without the command that began it, is followed again, and can be cancelled", async () => {
  const made = lab({ "infra/main.tf": WAITING });
  const { id } = await begun(made);
  expect((await made.run("runs")).stdout).toMatch(/deploy prod {2}running apply/);
  const busy = await made.deploy("--yes");
  expect(busy).toMatchObject({ exitCode: 1 });
  expect(busy.stderr).toContain(`is being worked on by the run ${id}`);
  made.write("infra/end", "");
  const followed = await made.run("runs", id);
  expect(followed.exitCode, followed.stderr).toBe(0);
  expect(followed.stderr).toMatch(/terraform_data\.slow: creating\n.*terraform_data\.slow: created after/s);
  expect(followed.stdout).toContain("prod: 2 changes were applied.");
});

test("25: what a deployment did whose run was killed is written down before the next one, not before its tool has ended", async () => {
  const made = lab({ "infra/main.tf": WAITING });
  const run = await begun(made);
  const { stepProcess: tool } = runStateOf(run);
  if (!tool || !run.record.process) throw new Error("the run has no processes");
  signalProcess(run.record.process, "SIGKILL");
  const early = await made.deploy("--yes");
  expect(early).toMatchObject({ exitCode: 1, stdout: "" });
  expect(early.stderr).toContain(
    `the run ${run.id} has died and its tool (process ${tool.pid}) goes on applying to ${made.path}/infra`,
  );
  made.write("infra/end", "");
  while (livenessOf(tool) === "alive") await pause(20);
  const planned = await made.deploy("--plan-only");
  expect(planned.exitCode).toBe(0);
  expect(planned.stdout).toMatch(
    /^prod is as it should be: there is nothing to apply, but the last deployment of prod \(.*\) ended as "unknown"/,
  );
  // All was applied meanwhile, and only the records do not say so.
  const next = await made.deploy("--yes");
  expect(next.exitCode, next.stderr).toBe(0);
  expect(next.stdout).toContain("prod: No resource had to be changed.");
  expect(planned.stderr).toContain(
    `rebake: the deployment ${run.id}, which nobody had written down (unknown), is written down: ${made.path}/.rebake/deployments/prod/`,
  );
  expect(made.records().map((record) => JSON.parse(record).outcome)).toEqual(["unknown", "succeeded"]);
  expect((await made.run("status")).stdout).not.toContain("Pinned, but not deployed.");
  expect((await made.deploy("--yes")).stdout).toBe("prod is as it should be: there is nothing to apply.");
});

test("23: a deployment is cancelled from another terminal", async () => {
  const made = lab({ "infra/main.tf": WAITING });
  const { id } = await begun(made);
  expect(await made.run("runs", id, "--cancel")).toMatchObject({
    exitCode: 0,
    stdout: "The tool is asked to stop, once; it waits for 1 operation.",
  });
  const ended = await made.run("runs", id);
  expect(ended).toMatchObject({ exitCode: 1, stdout: "" });
  expect(ended.stderr).toContain("Stopping when this is done: terraform_data.slow");
  expect(ended.stderr).toContain("rebake: The run was cancelled. 1 of 2 changes was applied, 1 failed.");
  expect((await made.run("runs")).stdout).toMatch(/deploy prod {2}partly deployed/);
});

test("64: what was deployed is verified, and a deployment that does not serve has failed", async () => {
  const verify = (command: string): string => `  verify {
    command  = ["${command}"]
    attempts = 2
    interval = 0
  }
`;
  const { deploy, write } = lab({ "rebake.hcl": project(verify("false")) });
  const failed = await deploy("--yes");
  expect(failed.exitCode).toBe(1);
  expect(failed.stderr).toMatch(/Does it serve\? Attempt 1 of 2: exit 1\n.*Attempt 2 of 2: exit 1\n/);
  expect(failed.stderr).toContain("One change was applied, and it does not serve: exit 1 after 2 attempts.");
  const again = await deploy("--yes");
  expect(again.exitCode).toBe(1);
  expect(again.stderr).toContain("No resource had to be changed, and it does not serve");
  write("rebake.hcl", project(verify("true")));
  write("infra/main.tf", THING.replace("var.image_id", '"x"'));
  const passed = await deploy("--yes");
  expect(passed.exitCode, passed.stderr).toBe(0);
  expect(passed.stdout).toContain("One change was applied, and it serves: exit 0 at the first attempt.");
});

test("the output goes to a file that is named; the plan is shown at the terminal then", async () => {
  const { deploy, read } = lab();
  const deployed = await deploy("--yes", "--output", "said.txt");
  expect(deployed).toMatchObject({ exitCode: 0, stdout: "" });
  expect(deployed.stderr).toContain("+ terraform_data.thing");
  expect(read("said.txt")).toMatch(/^prod: One change was applied\.\n/);
});

test("a thing is replaced though nothing asks for it", async () => {
  const { deploy, records } = lab();
  const first = await deploy("--yes");
  expect(first.exitCode, first.stderr).toBe(0);
  const replaced = await deploy("--yes", "--confirm", "prod", "--replace", "terraform_data.thing");
  expect(replaced.exitCode, replaced.stderr).toBe(0);
  expect(JSON.parse(records()[1] ?? "")).toMatchObject({
    kind: "replace",
    stages: [{ done: [{ action: "replace-destroy-first" }] }],
  });
});

test.each([
  [["deploy"], /needs the name of a target/],
  [["deploy", "prod", "staging"], /one target is deployed at a time, not also "staging"/],
  [["deploy", "prod"], /there is nobody at a terminal to agree to the plan/],
  [["deploy", "other", "--yes"], /there is no target "other"|no target "other"/],
  [["deploy", "prod", "--yes", "--plan-only"], /--plan-only and --yes contradict each other/],
  [["deploy", "prod", "--yes", "--run", "x", "--approve", "y"], /--yes and --run with --approve contradict/],
  [["deploy", "prod", "--run", "x"], /both are needed/],
  [
    ["deploy", "prod", "--run", "x", "--approve", "abc"],
    /--approve is the SHA-256 of a plan, 64 hexadecimal digits/,
  ],
  [["deploy", "prod", "--run", "x", "--approve", "0".repeat(64)], /--run x: there is no run "x"/],
  [
    ["deploy", "prod", "--run", "x", "--approve", "0".repeat(64), "--image", "y"],
    /--image: the plan of --run is made already/,
  ],
  [
    ["deploy", "prod", "--plan-only", "--confirm", "prod"],
    /--confirm: nothing is agreed to with --plan-only/,
  ],
  [["deploy", "prod", "--confirm", "prod"], /--confirm: it goes with --yes/],
  [["deploy", "prod", "--yes", "--accept", "all"], /--accept is one of in-place, partial, not "all"/],
  [["deploy", "prod", "--yes", "--format", "html"], /--format is text or json/],
  [["deploy", "prod", "--yes", "--tool", "packer"], /--tool is terraform or tofu/],
  [["deploy", "prod", "--yes", "--lock-timeout", "soon"], /--lock-timeout is a number of seconds/],
  [["deploy", "prod", "--yes", "--image", "20990101"], /20990101/],
  [["deploy", "prod", "--yes", "--var", "a=b"], /there is no --var/],
])("%j is refused with what is wrong, and nothing is begun", async (args, words) => {
  const { run, path } = lab();
  const refused = await run(...args);
  expect(refused).toMatchObject({ exitCode: 1, stdout: "" });
  expect(refused.stderr).toMatch(words);
  expect(existsSync(join(path, PIN))).toBe(false);
  expect((await run("runs")).stdout).toBe("There are no runs.");
});

test("outside of a project there is nothing to deploy", async () => {
  const { run, path } = lab();
  rmSync(join(path, "rebake.hcl"));
  expect(await run("deploy", "prod", "--yes")).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining("there is no rebake.hcl in this folder or above it"),
  });
});

test("36: nothing sensitive is in anything that is printed or written", async () => {
  const secret = "hunter2-hunter2";
  const { deploy, environment, records } = lab(
    {
      "infra/main.tf": `${THING}variable "password" {
  sensitive = true
}
resource "terraform_data" "secret" {
  input = var.password
  provisioner "local-exec" {
    command = "echo the password is $PASSWORD"
  }
}
`,
      "rebake.hcl": project('  verify {\n    command = ["sh", "-c", "echo $TF_VAR_password"]\n  }\n'),
    },
    { TF_VAR_password: secret, PASSWORD: secret },
  );
  const deployed = await deploy("--yes", "--verbose");
  expect(deployed.exitCode, deployed.stderr).toBe(0);
  expect(deployed.stderr).toContain("the password is (sensitive value)");
  expect(deployed.stdout + deployed.stderr + records().join("")).not.toContain(secret);
  const search = `grep -rl "${secret}" "$0" || true`;
  const found = execFileSync("sh", ["-c", search, environment.XDG_STATE_HOME ?? ""], { encoding: "utf8" });
  expect(found).toBe("");
});
