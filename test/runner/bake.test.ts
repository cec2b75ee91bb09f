import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelRun, forceStop, orphansOf } from "../../runner/src/control.ts";
import { atLeast } from "../../runner/src/packer-version.ts";
import { livenessOf, signalProcess } from "../../runner/src/processes.ts";
import { runStateOf } from "../../runner/src/run-state.ts";
import { type RunFolder, readRun } from "../../runner/src/runs.ts";
import { expectStarted, finish, type Laboratory, laboratory, ofType, recording, until } from "./support.ts";

let lab: Laboratory;
beforeAll(async () => {
  lab = await laboratory();
});
afterAll(() => lab.remove());

/** Debian's is 1.6.6; a current one on the PATH is tested in the same way. */
const VERSION = /v(\d+\.\d+\.\d+)/.exec(
  execFileSync("packer", ["version"], { cwd: tmpdir() }).toString(),
)?.[1];
const IS_OLD = !atLeast(VERSION ?? "", 1, 7);

/** Hand it on as TOOL in the environment, to be baked with. */
const PRETEND = { TOOL: join(import.meta.dirname, "pretend-packer.sh") };
const NULL = 'source "null" "n" {\n  communicator = "none"\n}\n';
const FILE = 'source "file" "f" {\n  content = "x"\n  target  = "f.txt"\n}\n';

function shell(command: string, more = ""): string {
  return `  provisioner "shell-local" {\n${more}    inline = [${JSON.stringify(command)}]\n  }\n`;
}

function build(sources: readonly string[], body = ""): string {
  return `build {\n  sources = ${JSON.stringify(sources.map((one) => `source.${one}`))}\n${body}}\n`;
}

/** Goes on until the file `end` lies beside the template. */
const SLOW = `${NULL}${build(["null.n"], shell("echo begun; while [ ! -e end ]; do sleep 0.05; done; echo done >done.txt; echo over"))}`;

/** A bake whose provisioner runs. */
async function slowRun(
  template = SLOW,
  environment: NodeJS.ProcessEnv = {},
): Promise<{ run: RunFolder; root: string }> {
  const root = lab.root({ "t.pkr.hcl": template });
  const run = expectStarted(lab.startBake(root, {}, environment));
  await until(run, (event) => event.type === "provisioner_output" && event.text === "begun");
  return { run, root };
}

function processOf(run: RunFolder): Parameters<typeof livenessOf>[0] {
  const read = readRun(run.folder);
  if (typeof read === "string" || !read.record.process) throw new Error(String(read));
  return read.record.process;
}

/** All that a run wrote. */
function writtenBy(run: RunFolder): string {
  return readdirSync(run.folder)
    .map((name) => readFileSync(join(run.folder, name), "utf8"))
    .join("\n");
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "latin1").replace(/^.*\) /, "");
      return Number(stat.split(" ")[1]) === parent ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

/** Processes of a group that run, zombies not counted. */
function aliveIn(group: number): string[] {
  return readdirSync("/proc").filter((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "latin1")
        .replace(/^.*\) /, "")
        .split(" ");
      return Number(stat[2]) === group && stat[0] !== "Z";
    } catch {
      return false;
    }
  });
}

test("a bake is written down: steps, what was made, tool, inputs; the manifest's older runs do not count", async () => {
  const manifest =
    '  post-processor "manifest" {\n    output = "m.json"\n    custom_data = { a = var.a }\n  }\n';
  const root = lab.root({
    "t.pkr.hcl": `variable "a" {}\n${NULL}${FILE}${build(["null.n", "file.f"], shell("echo hello") + manifest)}`,
    "x.auto.pkrvars.hcl": 'a = "b"\n',
  });
  const first = await lab.bake(root);
  expect(first.state.finished).toMatchObject({ outcome: "succeeded", artifacts: 2, left: [] });
  const { run, state, events } = await lab.bake(root, { only: ["file.f"] });
  expect(JSON.parse(readFileSync(join(root, "m.json"), "utf8")).builds).toHaveLength(3);
  expect(state.finished).toMatchObject({ outcome: "succeeded", artifacts: 1 });
  expect(ofType(events, "step_started").map(({ step }) => step)).toEqual(["validate", "build"]);
  expect(ofType(events, "artifact")).toMatchObject([
    {
      build: "file.f",
      builder: "file",
      builderId: "packer.file",
      id: "File",
      files: ["f.txt"],
      customData: { a: "b" },
      buildTime: expect.any(Number),
    },
  ]);
  expect(ofType(events, "bake_result")).toMatchObject([
    {
      from: "manifest",
      manifests: [join(root, "m.json")],
      runUuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  ]);
  expect(readRun(run.folder)).toMatchObject({
    record: {
      kind: "bake",
      root,
      tools: { packer: { product: "Packer", version: VERSION } },
      inputs: {
        "t.pkr.hcl": expect.stringMatching(/^[0-9a-f]{64}$/),
        "x.auto.pkrvars.hcl": expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    },
  });
});

test("without a manifest what was made comes from the stream, and that is said; one file may be a template", async () => {
  const root = lab.root({ "t.pkr.hcl": FILE + build(["file.f"]), "broken.pkr.hcl": "no {" });
  const { state, events } = await lab.bake(join(root, "t.pkr.hcl"));
  expect(state.finished).toMatchObject({ outcome: "succeeded", artifacts: 1 });
  expect(ofType(events, "bake_result")).toMatchObject([
    { from: "stream", manifests: [], why: "the template has no manifest post-processor" },
  ]);
  expect(existsSync(join(root, "f.txt"))).toBe(true);
});

test("62: a manifest of an earlier run is not taken for this one's", async () => {
  const manifest = '  post-processor "manifest" {\n    output = "m.json"\n  }\n';
  const root = lab.root({ "t.pkr.hcl": `${FILE}${build(["file.f"], manifest)}${NULL}${build(["null.n"])}` });
  await lab.bake(root, { only: ["file.f"] });
  const { events } = await lab.bake(root, { only: ["null.n"] });
  expect(ofType(events, "artifact")).toMatchObject([{ build: "null.n", id: "Null" }]);
  expect(ofType(events, "bake_result")).toMatchObject([
    { from: "stream", why: `this run wrote nothing into ${join(root, "m.json")}` },
  ]);
});

test("a template that is not valid fails before anything is built", async () => {
  const root = lab.root({ "t.pkr.hcl": `${NULL}${build(["null.n", "null.missing"])}` });
  const { state, events } = await lab.bake(root);
  expect(state.finished).toMatchObject({ outcome: "failed", message: "Unknown source null.missing." });
  expect(ofType(events, "step_started").map(({ step }) => step)).toEqual(["validate"]);
});

test("61: -only that matches nothing is a failure, also of a Packer that ends with 0", async () => {
  const root = lab.root({ "t.pkr.hcl": NULL + build(["null.n"]) });
  const { state, events } = await lab.bake(root, { only: ["nope.*"] });
  expect(ofType(events, "step_finished").at(-1)).toMatchObject({
    step: "build",
    exitCode: IS_OLD ? 0 : 1,
  });
  expect(state.finished).toMatchObject({
    outcome: "failed",
    artifacts: 0,
    message: IS_OLD
      ? "Packer ended without an error but made nothing with -only=nope.*. The template has null.n."
      : expect.stringMatching(/No builds to run|did not match/i),
  });
});

test("two builds of which one fails: the bake failed, and what the other one made is told", async () => {
  const root = lab.root({
    "t.pkr.hcl": `${NULL}${FILE}${build(["null.n", "file.f"], shell("echo oh; exit 3", '    only = ["null.n"]\n'))}`,
  });
  const { state, events } = await lab.bake(root);
  expect(state.finished).toMatchObject({
    outcome: "failed",
    artifacts: 1,
    message: expect.stringMatching(/^null\.n: Script exited with non-zero exit status: 3/),
    left: ["file.f: made f.txt, which is kept"],
  });
  expect(ofType(events, "diagnostic")).toMatchObject([{ severity: "error", address: "null.n" }]);
});

test("24: cancelled while it provisions: one SIGTERM, Packer cleans up, what was made before is found in the manifest", async () => {
  const done = '  post-processor "manifest" {\n    output = "m.json"\n  }\n';
  const { run, root } = await slowRun(`${FILE}${build(["file.f"], done)}${SLOW}`);
  while (!existsSync(join(root, "m.json"))) await pause(10);
  const { stepProcess, doing } = runStateOf(run);
  expect(doing).toContainEqual({
    build: "null.n",
    text: expect.stringContaining("Running local shell script"),
  });
  expect([cancelRun(run), cancelRun(run)]).toEqual(["asked", "already"]);
  const { events, state } = await finish(run);
  expect(ofType(events, "stopping")).toMatchObject([{ signal: "SIGTERM", waitingFor: ["null.n"] }]);
  expect(state.finished).toMatchObject({
    outcome: "cancelled",
    artifacts: 1,
    left: ["file.f: made f.txt, which is kept"],
  });
  expect(ofType(events, "step_finished").at(-1)).toMatchObject({ exitCode: 1, signal: null });
  expect(existsSync(join(root, "done.txt"))).toBe(false);
  // Packer leaves the scripts of shell-local running.
  expect(aliveIn(stepProcess?.pid ?? 0)).toEqual([]);
});

test("24: what a provisioner started here and takes no notice is told, and not killed without being asked", async () => {
  const { run } = await slowRun(SLOW.replace("echo begun", "trap '' TERM; echo begun"));
  const { stepProcess } = runStateOf(run);
  cancelRun(run);
  const { state } = await finish(run);
  expect(state.finished).toMatchObject({
    outcome: "cancelled",
    left: [expect.stringContaining("what a provisioner started on this machine goes on")],
  });
  expect(aliveIn(stepProcess?.pid ?? 0)).not.toEqual([]);
  writeFileSync(join(run.record.root, "end"), "");
});

test("24, 60: stopping by force kills Packer and all that it started, and says what is waited for before", async () => {
  const { run } = await slowRun();
  expect(() => forceStop(run)).toThrow("was not asked to stop yet");
  // A provisioner that takes no notice would keep Packer from ending; here the two requests come at once.
  expect(orphansOf(run)).toEqual(["null.n"]);
  const { stepProcess } = runStateOf(run);
  signalProcess(stepProcess as never, "SIGSTOP", true);
  cancelRun(run);
  await until(run, (event) => event.type === "stopping");
  expect(forceStop(run)).toBe("asked");
  const { events, state } = await finish(run);
  expect(ofType(events, "forced")).toMatchObject([{ signal: "SIGKILL", orphans: ["null.n"] }]);
  expect(state.finished).toMatchObject({ outcome: "forced", artifacts: 0 });
  expect(aliveIn(stepProcess?.pid ?? 0)).toEqual([]);
});

test("60: Packer's outer process killed from outside: its inner one does not go on unseen", async () => {
  const { run } = await slowRun();
  const { stepProcess } = runStateOf(run);
  signalProcess(stepProcess as never, "SIGKILL");
  const { state } = await finish(run);
  expect(state.finished).toMatchObject({
    outcome: "failed",
    message: "Packer was ended by SIGKILL from outside",
  });
  expect(aliveIn(stepProcess?.pid ?? 0)).toEqual([]);
});

test("60: Packer's inner process killed, after which the outer one ends with 0: no success, though a sibling was made", async () => {
  const done = '  post-processor "manifest" {\n    output = "m.json"\n  }\n';
  const { run, root } = await slowRun(`${FILE}${build(["file.f"], done)}${SLOW}`);
  while (!existsSync(join(root, "m.json"))) await pause(10);
  const { stepProcess } = runStateOf(run);
  for (const inner of childrenOf(stepProcess?.pid ?? 0)) process.kill(inner, "SIGKILL");
  const { events, state } = await finish(run);
  expect(ofType(events, "step_finished").at(-1)).toMatchObject({ exitCode: 0 });
  expect(state.finished).toMatchObject({
    outcome: "failed",
    message: expect.stringMatching(/^Packer's inner process ended before it said what came of the builds/),
    left: [expect.stringMatching(/^file\.f: made f\.txt, which is kept/)],
  });
  expect(aliveIn(stepProcess?.pid ?? 0)).toEqual([]);
});

test("a post-processor that fails after another one kept what was built: that it may be there is said", async () => {
  const root = lab.root({
    "t.pkr.hcl": `${FILE}${build(["file.f"], '  post-processor "checksum" {}\n  post-processor "shell-local" {\n    inline = ["echo ami-0123456789abcdef0; exit 3"]\n  }\n')}`,
  });
  const { state, events } = await lab.bake(root);
  expect(state.finished).toMatchObject({
    outcome: "failed",
    message: expect.stringMatching(
      /^file\.f: Post-processor failed: Script exited with non-zero exit status: 3/,
    ),
    left: [
      expect.stringMatching(
        /^file\.f: it was built before its post-processors ended.*ami-0123456789abcdef0$/,
      ),
    ],
  });
  // It is there.
  expect(existsSync(join(root, "f.txt"))).toBe(true);
  // What post-processors say is of the build: it is not two.
  const begun = ofType(events, "operation").filter(({ phase }) => phase === "start");
  expect(begun.map(({ address }) => address)).toEqual(["file.f"]);
});

test("62: a manifest whose place only Packer works out is found by Packer's id of the run", async () => {
  const manifest =
    '  post-processor "manifest" {\n    output = "m-${formatdate("YYYY", timestamp())}.json"\n    custom_data = { image_id = "img-1" }\n  }\n';
  const root = lab.root({ "t.pkr.hcl": `${NULL}${build(["null.n"], manifest)}`, "other.json": "{}" });
  const { events } = await lab.bake(root);
  expect(ofType(events, "artifact")).toMatchObject([{ build: "null.n", customData: { image_id: "img-1" } }]);
  expect(ofType(events, "bake_result")).toMatchObject([
    { from: "manifest", manifests: [expect.stringMatching(/\/m-\d{4}\.json$/)] },
  ]);
});

test("25: the run's own process killed: Packer goes on to the end, though nobody reads what it says", async () => {
  const manifest = '  post-processor "manifest" {\n    output = "m.json"\n  }\n';
  const { run, root } = await slowRun(SLOW.replace(/\}\n$/, `${manifest}}\n`));
  signalProcess(processOf(run), "SIGKILL");
  while (livenessOf(processOf(run)) === "alive") await pause(10);
  const dead = runStateOf(run);
  expect(dead).toMatchObject({ phase: "dead" });
  expect(dead.left).toEqual([
    expect.stringContaining("Packer (build, process"),
    expect.stringMatching(
      `^what it makes stands in ${join(root, "m.json")} under packer_run_uuid [0-9a-f-]{36}, also after its run died$`,
    ),
    "these were begun and not seen to end, so what they are now is not known: null.n",
  ]);
  const uuid = / ([0-9a-f-]{36}),/.exec(dead.left[1] ?? "")?.[1];
  writeFileSync(join(root, "end"), "");
  while (livenessOf(dead.stepProcess as never) === "alive") await pause(20);
  // It wrote after its reader was gone, and lived: a pipe ends it with the next line.
  expect(JSON.parse(readFileSync(join(root, "m.json"), "utf8")).last_run_uuid).toBe(uuid);
  expect(runStateOf(run).left[0]).toContain('it died during "build", and nobody saw how Packer ended');
  expect(readdirSync(run.folder).filter((name) => name.includes("raw"))).toEqual([]);
});

test("36: no secret is in any file of a run, in whichever way Packer writes it and wherever it comes from", async () => {
  const secrets = {
    a: "of-a-default-1",
    b: "of,auto,vars-2",
    c: "of-a-given-file-3",
    d: "of-the-environment-4",
    e: "line one of it\nline two of it",
    f: "back\\nslash-of-it",
    g: "of-env-function-7",
  };
  const names = Object.keys(secrets);
  const declared = names.map((name) => {
    const value =
      name === "a" ? `  default = "${secrets.a}"\n` : name === "g" ? '  default = env("GIVEN")\n' : "";
    return `variable "${name}" {\n  type = string\n  sensitive = true\n${value}}\n`;
  });
  const echo = `  provisioner "shell-local" {\n    environment_vars = ${JSON.stringify(names.map((name) => `X_${name}=\${var.${name}}`))}\n    inline = [${names.map((name) => `"printf '%s\\\\n' \\"$X_${name}\\""`).join(", ")}, "exit 1"]\n  }\n`;
  const root = lab.root({
    "t.pkr.hcl": `${declared.join("")}${NULL}${build(["null.n"], echo)}`,
    "x.auto.pkrvars.hcl": `b = "${secrets.b}"\ne = ${JSON.stringify(secrets.e)}\nf = ${JSON.stringify(secrets.f)}\n`,
    "given.txt.hcl": `c = "${secrets.c}"\n`,
  });
  const { run, events } = await lab.bake(
    root,
    { varFiles: [join(root, "given.txt.hcl")] },
    { PKR_VAR_d: secrets.d, GIVEN: secrets.g, AWS_SECRET_ACCESS_KEY: "the-cloud-key-8" },
  );
  expect(ofType(events, "provisioner_output").length, writtenBy(run)).toBeGreaterThanOrEqual(names.length);
  const written = writtenBy(run);
  for (const secret of [...Object.values(secrets), "line two of it", "slash-of-it"])
    expect(written, secret).not.toContain(secret);
});

test("36: the recordings, in which Packer 1.6.6 prints a sensitive variable in clear, leave it nowhere", async () => {
  for (const name of ["07-build-machine", "06-build-human"]) {
    const { stdout } = recording("packer-1.6.6", name);
    const root = lab.root({
      "t.pkr.hcl": 'variable "token" {\n  default = "S3CR3T-token"\n  sensitive = true\n}\n',
    });
    writeFileSync(join(root, "stream"), stdout);
    const { run } = await lab.bake(root, {}, PRETEND);
    expect(writtenBy(run)).toContain("hello");
    expect(writtenBy(run)).not.toContain("S3CR3T-token");
  }
});

test("52: what would steer Packer unseen is taken out of the environment; variables reach it", async () => {
  const root = lab.root({ "t.pkr.hcl": NULL, stream: "" });
  const given = {
    PACKER_LOG: "1",
    PACKER_WRAP_COOKIE: "x",
    PKR_VAR_a: "1",
    PACKER_PLUGIN_PATH: "/p",
    TF_VAR_x: "1",
  };
  const { events } = await lab.bake(root, {}, { ...PRETEND, ...given });
  expect(ofType(events, "environment")).toEqual([
    expect.objectContaining({
      removed: ["PACKER_LOG", "PACKER_WRAP_COOKIE"],
      surfaced: ["PACKER_PLUGIN_PATH", "PKR_VAR_a"],
      set: ["CHECKPOINT_DISABLE"],
    }),
  ]);
  const environment = readFileSync(join(root, "environment"), "utf8");
  expect(environment).toContain("PKR_VAR_a=1\n");
  expect(environment).toContain("CHECKPOINT_DISABLE=1\n");
  expect(environment).not.toMatch(/^PACKER_(?:LOG|WRAP_COOKIE)=|^TF_IN/m);
});

const PLUGINS =
  'packer {\n  required_plugins {\n    a = {\n      version = "1.0.0"\n      source = "x/y/a"\n    }\n  }\n}\n';

test("init runs where this Packer knows it and the template asks for plugins, and not when it is not wanted", async () => {
  const root = lab.root({ "t.pkr.hcl": PLUGINS + NULL, stream: "" });
  const steps = async (init: boolean, environment: NodeJS.ProcessEnv): Promise<string[]> =>
    ofType((await lab.bake(root, { init }, environment)).events, "step_started").map(({ step }) => step);
  expect(await steps(true, PRETEND)).toEqual(["init", "validate", "build"]);
  expect(readFileSync(join(root, "init-arguments"), "utf8")).toBe("init -machine-readable .\n");
  expect(await steps(false, PRETEND)).toEqual(["validate", "build"]);
  expect((await steps(true, {}))[0]).toBe(IS_OLD ? "validate" : "init");
  writeFileSync(join(root, "init-exit"), "1");
  const { state } = await lab.bake(root, {}, PRETEND);
  expect(state.finished?.message).toContain("packer init ended with exit code 1");
});

test("where plugins are missing and nothing may be downloaded, that is understood: init would put it right", async () => {
  const said =
    "1700000000,,ui,error,Error: Missing plugins\\n\\nThe following plugins are required%!(PACKER_COMMA) but not installed:\\n\\n* github.com/x/a >= 1.0.0\\n\\nDid you run packer init for this project ?\\n\\n\n";
  const root = lab.root({ "t.pkr.hcl": PLUGINS + NULL, stream: "", "needs-init": said });
  const { state, events } = await lab.bake(root, { init: false }, PRETEND);
  expect(state.finished).toMatchObject({ outcome: "failed", message: "Missing plugins." });
  expect(ofType(events, "problem")).toMatchObject([{ code: "init-needed" }]);
  expect((await lab.bake(root, { init: true }, PRETEND)).state.finished?.message).not.toContain("plugins");
});

test("24: cancelled while init waits for a server that does not answer: it makes nothing, and is killed after a while", async () => {
  const root = lab.root({ "t.pkr.hcl": PLUGINS + NULL, stream: "", silent: "" });
  const run = expectStarted(lab.startBake(root, {}, PRETEND));
  await until(run, (event) => event.type === "log" && event.text === "waiting");
  const { stepProcess } = runStateOf(run);
  cancelRun(run);
  const { state, events } = await finish(run);
  expect(state.finished).toMatchObject({ outcome: "cancelled", left: [] });
  expect(ofType(events, "step_finished")).toMatchObject([{ step: "init", signal: "SIGKILL" }]);
  expect(aliveIn(stepProcess?.pid ?? 0)).toEqual([]);
});

test("what is asked for reaches Packer; -force only when it was asked for", async () => {
  const root = lab.root({ "t.pkr.hcl": NULL, stream: "", "-v.hcl": "" });
  await lab.bake(
    root,
    { only: ["a.*", "b"], except: ["c"], onError: "abort", varFiles: [join(root, "-v.hcl")] },
    PRETEND,
  );
  const options = "build -machine-readable -color=false -timestamp-ui";
  expect(readFileSync(join(root, "build-arguments"), "utf8")).toBe(
    `${options} -on-error=abort -only=a.*,b -except=c -var-file=${join(root, "-v.hcl")} .\n`,
  );
  await lab
    .bake(join(root, "t.pkr.hcl"), { force: true, directory: lab.directory }, PRETEND)
    .catch(() => undefined);
  expect(() => lab.startBake(root, { only: ["a\nb"] })).toThrow("control characters");
});

test("a machine that was kept, and machines of a killed Packer, are told with what to search for", async () => {
  const root = lab.root({
    "t.pkr.hcl": NULL,
    exit: "1",
    stream: [
      "17,,ui,message,    amazon-ebs.web: Instance ID: i-0123456789abcdef0",
      "17,,ui,error,Build 'amazon-ebs.web' errored after 1 minute 3 seconds: no",
      "17,amazon-ebs.web,error,Timeout waiting for SSH.",
      "",
    ].join("\n"),
  });
  const kept = await lab.bake(root, { onError: "abort" }, PRETEND);
  expect(kept.state.finished).toMatchObject({
    message: "amazon-ebs.web: Timeout waiting for SSH.",
    left: [
      expect.stringMatching(/^amazon-ebs\.web: its machine was kept.*go on costing.*i-0123456789abcdef0/),
    ],
  });
  expect((await lab.bake(root, {}, PRETEND)).state.finished?.left).toEqual([]);
  writeFileSync(
    join(root, "stream"),
    "17,,ui,message,    amazon-ebs.web: Instance ID: i-0123456789abcdef0\n",
  );
  writeFileSync(join(root, "wait"), "");
  const run = expectStarted(lab.startBake(root, {}, PRETEND));
  await until(run, (event) => event.type === "provisioner_output");
  const { stepProcess } = runStateOf(run);
  signalProcess(stepProcess as never, "SIGSTOP", true);
  cancelRun(run);
  await until(run, (event) => event.type === "stopping");
  forceStop(run);
  expect((await finish(run)).state.finished).toMatchObject({
    outcome: "forced",
    left: [
      expect.stringMatching(
        /^amazon-ebs\.web: Packer could not clean up.*"Packer Builder".*i-0123456789abcdef0/,
      ),
    ],
  });
});

test("46: one bake at a time on a template; a plan in the same folder is another matter", async () => {
  const { run, root } = await slowRun();
  expect(lab.startBake(root)).toMatchObject({ kind: "busy", holder: { run: run.id } });
  writeFileSync(join(root, "main.tf"), "locals {}\n");
  expect((await lab.plan(root)).state.finished).toMatchObject({ outcome: "succeeded", changes: false });
  writeFileSync(join(root, "end"), "");
  expect((await finish(run)).state.finished).toMatchObject({ outcome: "succeeded", artifacts: 1 });
});
