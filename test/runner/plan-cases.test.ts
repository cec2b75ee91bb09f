import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PlanView } from "../../protocol/src/plan-view.ts";
import { changedInputs } from "../../runner/src/inputs.ts";
import { readRun } from "../../runner/src/runs.ts";
import { ShowProcess } from "../../runner/src/show-process.ts";
import { tofu } from "../support/tofu.ts";
import {
  expectStarted,
  finish,
  type Laboratory,
  laboratory,
  ofType,
  type PlanResult,
  PRETEND,
} from "./support.ts";

let lab: Laboratory;
beforeAll(async () => {
  lab = await laboratory();
});
afterAll(() => lab.remove());

const THING = 'resource "terraform_data" "thing" {\n  input = "a"\n}\n';

function viewOf({ run }: PlanResult): PlanView {
  return JSON.parse(readFileSync(join(run.folder, "plan-view.json"), "utf8")) as PlanView;
}

function recordOf({ run }: PlanResult) {
  const read = readRun(run.folder);
  if (typeof read === "string") throw new Error(read);
  return read.record;
}

const warningsOf = ({ events }: PlanResult): string[] =>
  ofType(events, "log").flatMap(({ source, text }) => (source === "rebake" ? [text] : []));

/** A stream that plans one thing, as the pretended tool says it. */
const STREAM = [
  { "@level": "info", type: "version", tofu: "1.8.0", ui: "1.2" },
  {
    "@level": "info",
    type: "planned_change",
    change: { resource: { addr: "aws_instance.web", resource_type: "aws_instance" }, action: "replace" },
  },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join("");

test("3: a version that required_version forbids is told with its place, and nothing is planned", async () => {
  const root = lab.root({ "main.tf": `# first\nterraform {\n  required_version = ">= 99.0"\n}\n${THING}` });
  const { events, state } = await lab.plan(root);
  expect(state.finished).toMatchObject({
    outcome: "failed",
    message: expect.stringContaining("Take a version that required_version allows."),
  });
  expect(ofType(events, "diagnostic")).toMatchObject([
    { severity: "error", range: { file: "main.tf", start: { line: 3 } } },
  ]);
  expect(ofType(events, "problem")).toMatchObject([{ code: "version-unsupported" }]);
  expect(ofType(events, "planned_change")).toEqual([]);
});

test("12: workspace, backend and its place are in the record, without anything secret of it", async () => {
  const root = lab.root({
    "main.tf": `terraform {\n  backend "local" {\n    path = "here.tfstate"\n  }\n}\n${THING}`,
  });
  const plain = await lab.plan(lab.root({ "main.tf": THING }));
  expect(recordOf(plain)).toMatchObject({ backend: "local" });
  const result = await lab.plan(root, { init: "whenNeeded" });
  expect(recordOf(result)).toMatchObject({ backend: "local (path here.tfstate)" });
  const config = {
    address: "https://me:hunter2@states.test/x?secret=hunter4",
    password: "hunter3",
    bucket: "b",
    access_key: "AK",
  };
  writeFileSync(
    join(root, ".terraform/terraform.tfstate"),
    JSON.stringify({ version: 3, backend: { type: "http", config, hash: 1 } }),
  );
  const other = await lab.plan(root, {}, PRETENDED(root));
  expect(recordOf(other).backend).toBe("http (bucket b, address https://states.test/x)");
});

/** Lets the pretended tool say the stream above. */
function PRETENDED(root: string): NodeJS.ProcessEnv {
  writeFileSync(join(root, "recording"), STREAM);
  writeFileSync(join(root, "exit"), "2");
  return PRETEND;
}

test("17: a plan is made in the workspace that is recorded with it, whatever is selected or set around it", async () => {
  const root = lab.root({ "main.tf": 'output "w" { value = terraform.workspace }\n' });
  for (const name of ["one", "two"]) await tofu(["workspace", "new", name], root);
  const shown = async (workspace: string | undefined, around: NodeJS.ProcessEnv): Promise<unknown> => {
    const result = await lab.plan(root, workspace === undefined ? {} : { workspace }, around);
    return [recordOf(result).workspace, viewOf(result).outputs[0]?.after];
  };
  expect(await shown("one", { TF_WORKSPACE: "two" })).toEqual(["one", { kind: "known", text: '"one"' }]);
  expect(await shown(undefined, { TF_WORKSPACE: "one" })).toEqual(["two", { kind: "known", text: '"two"' }]);
});

test("19: files that are edited, made or removed after the plan are known, also those of modules beside it", async () => {
  const top = lab.root({
    "root/main.tf": `module "m" {\n  source = "../m"\n}\n${THING}`,
    "root/gone.tf": "locals {}\n",
    "m/main.tf": 'output "o" { value = 1 }\n',
    "given.tfvars": "",
  });
  const root = join(top, "root");
  const varFiles = [join(top, "given.tfvars")];
  const result = await lab.plan(root, { init: "whenNeeded", varFiles });
  expect(result.state.finished).toMatchObject({ outcome: "succeeded" });
  const record = recordOf(result);
  expect(changedInputs(record, varFiles, lab.environment)).toEqual([]);
  writeFileSync(join(root, "new.tf"), "locals {}\n");
  writeFileSync(join(root, "gone.tf"), "locals { a = 1 }\n");
  writeFileSync(join(top, "m/main.tf"), 'output "o" { value = 2 }\n');
  writeFileSync(join(top, "given.tfvars"), "# edited\n");
  writeFileSync(join(root, "notes.txt"), "no matter");
  expect(changedInputs(record, varFiles, lab.environment)).toEqual([
    "../m/main.tf",
    join(top, "given.tfvars"),
    "gone.tf",
    "new.tf",
  ]);
});

test("31: a process for the view that runs out of memory ends alone, and that is the reason that is told", async () => {
  const program = {
    node: process.execPath,
    arguments: [
      "--max-old-space-size=30",
      "-e",
      "const kept = []; for (;;) kept.push(new Array(10_000).fill({}))",
    ],
  };
  const order = {
    program: "",
    planFile: "",
    directory: lab.directory,
    viewFile: "",
    maximalBytes: 1,
    secrets: [],
  };
  expect(await new ShowProcess(program, lab.directory, lab.environment).show(order)).toEqual({
    kind: "failed",
    why: "The view could not be made: there is not enough memory for it.",
  });
});

test("40: plugins that lie in the root module are named before they are executed", async () => {
  const root = lab.root({ "main.tf": THING, "terraform.d/plugins/x/terraform-provider-x": "" });
  expect(warningsOf(await lab.plan(root))).toEqual([
    expect.stringContaining(`${join(realpathSync(root), "terraform.d/plugins")} holds plugins`),
  ]);
});

test("40: providers that somebody has committed are named, those that init fetched are not", async () => {
  const root = lab.root({ "main.tf": THING, ".terraform/providers/x/terraform-provider-x": "" });
  const git = (...args: string[]) =>
    execa("git", ["-c", "user.name=x", "-c", "user.email=x@y", ...args], { cwd: root, env: { HOME: root } });
  await git("init", "--quiet");
  await git("add", "main.tf");
  await git("commit", "--quiet", "--message", "x");
  const fetched = await lab.plan(root);
  expect(warningsOf(fetched)).toEqual([]);
  expect(recordOf(fetched).git).toEqual({ commit: expect.stringMatching(/^[0-9a-f]{40}$/), dirty: true });
  await git("add", "--force", ".terraform");
  await git("commit", "--quiet", "--message", "y");
  expect(warningsOf(await lab.plan(root))).toEqual([expect.stringContaining(".terraform is in git")]);
});

test("44: a root module in a folder with a very long path is planned like any other", async () => {
  const parts = Array.from({ length: 12 }, (_, index) => `${index}-${"long ü ".repeat(8)}x`);
  const top = lab.root({ [`${parts.join("/")}/main.tf`]: THING });
  const root = join(top, ...parts);
  expect(root.length).toBeGreaterThan(600);
  const result = await lab.plan(root);
  expect(result.state.finished).toMatchObject({ outcome: "succeeded", changes: true });
  expect(recordOf(result).root).toBe(realpathSync(root));
});

test("45: links that lead in circles, out of the folder or nowhere are nothing that ends a run of ours", async () => {
  const outside = lab.root({ "shared.tf": 'output "shared" { value = 1 }\n' });
  const root = lab.root({ "main.tf": THING });
  symlinkSync(root, join(root, "circle"));
  symlinkSync(join(outside, "shared.tf"), join(root, "shared.tf"));
  const good = await lab.plan(root);
  expect(good.state.finished).toMatchObject({ outcome: "succeeded", changes: true });
  expect(Object.keys(recordOf(good).inputs ?? {})).toEqual(["main.tf", "shared.tf"]);
  symlinkSync("loop.tf", join(root, "loop.tf"));
  symlinkSync("nowhere.tf", join(root, "dangling.tf"));
  const bad = await lab.plan(root);
  expect(bad.state.finished).toMatchObject({ outcome: "failed" });
  expect(
    ofType(bad.events, "diagnostic")
      .map(({ detail }) => detail)
      .join(" "),
  ).toContain("loop.tf");
});

test("50: a view that the disk does not take is told, and the plan is shown from the stream", async () => {
  const large = Array.from(
    { length: 150 },
    (_, index) => `resource "terraform_data" "t${index}" {\n  input = "${`${index}x`.repeat(300)}"\n}\n`,
  );
  const root = lab.root({ "main.tf": large.join("") });
  // No file of the run's process may grow beyond 120 kB; 512-byte blocks.
  const { node, arguments: args } = lab.program;
  const limited = { node: "/bin/sh", arguments: ["-c", 'ulimit -f 240; exec "$0" "$@"', node, ...args] };
  const { run, events, state } = await finish(expectStarted(lab.start(root, {}, {}, limited)));
  expect(state.finished).toMatchObject({ outcome: "succeeded", changes: true });
  expect(ofType(events, "plan_view")).toMatchObject([
    {
      file: "plan-view.json",
      from: "stream",
      why: expect.stringMatching(/could not be written: E(?:FBIG|NOSPC)/),
    },
  ]);
  expect(viewOf({ run, events, state }).counts.create).toBe(150);
  expect(existsSync(join(run.folder, "plan-view.json.part"))).toBe(false);
});

test("56: the value of a sensitive variable goes to the tool through the environment, never as an argument", async () => {
  const root = lab.root({
    "main.tf":
      'variable "key" {\n  sensitive = true\n}\nresource "terraform_data" "a" {\n  input = length(var.key)\n}\n',
  });
  const result = await lab.plan(root, {}, { TF_VAR_key: "hunter2-hunter2" });
  expect(result.state.finished).toMatchObject({ outcome: "succeeded", changes: true });
  const given = ofType(result.events, "step_started").flatMap(({ arguments: all }) => all);
  expect(given.join(" ")).not.toMatch(/hunter2|-var(?:=|\s|$)/);
  expect(ofType(result.events, "environment")[0]?.surfaced).toContain("TF_VAR_key");
});

test("57: a plan that ran in HCP Terraform is shown from the stream, with where it is kept", async () => {
  const bookmark = { remote_plan_format: 1, run_id: "run-GXfuHMkbyHccAGUg", hostname: "app.terraform.io" };
  const link = "https://app.terraform.io/app/us/web/runs/run-GXfuHMkbyHccAGUg";
  const root = lab.root({
    "main.tf": THING,
    recording: `To view this run in a browser, visit: ${link}\n${STREAM}`,
    exit: "2",
    saved: JSON.stringify(bookmark),
    unshown: "Error: Failed to read plan from the cloud\n",
  });
  const result = await lab.plan(root, {}, PRETEND);
  expect(result.state.finished).toMatchObject({
    outcome: "succeeded",
    changes: true,
    message: expect.stringContaining("ran on app.terraform.io as run-GXfuHMkbyHccAGUg"),
  });
  expect(viewOf(result)).toMatchObject({ fromStream: true, counts: { "replace-destroy-first": 1 } });
  expect(ofType(result.events, "log").map(({ text }) => text)).toContainEqual(expect.stringContaining(link));
});

test("58: an encrypted plan is shown from the stream, and says that it needs its key", async () => {
  const root = lab.root({
    "main.tf": THING,
    recording: STREAM,
    exit: "2",
    saved: "encrypted",
    unshown:
      "Error: Failed to read plan: decryption failed for all provided methods: attempted decryption failed for plan\n",
  });
  const result = await lab.plan(root, {}, { ...PRETEND, TF_ENCRYPTION: "hunter2-hunter2" });
  expect(ofType(result.events, "plan_view")).toMatchObject([
    { from: "stream", why: expect.stringContaining("cannot be read without its key") },
  ]);
  expect(viewOf(result).fromStream).toBe(true);
  expect(ofType(result.events, "environment")[0]?.surfaced).toContain("TF_ENCRYPTION");
  expect(JSON.stringify(result.events)).not.toContain("hunter2");
});

test("59: what Terragrunt or CDK for Terraform runs is not planned without them, and nothing is started", async () => {
  for (const [file, words] of [
    ["terragrunt.hcl", /Terragrunt.*terragrunt show -json/],
    ["cdktf.json", /CDK for Terraform.*cdktf synth/],
  ] as const) {
    const result = await lab.plan(lab.root({ "main.tf": THING, [file]: "" }));
    expect(result.state.finished).toMatchObject({ outcome: "failed", message: expect.stringMatching(words) });
    expect(ofType(result.events, "step_started")).toEqual([]);
  }
});

test("59: what Terramate generates is planned as it lies there, which is said", async () => {
  const root = lab.root({ "main.tf": THING, "stack.tm.hcl": "stack {}\n" });
  const result = await lab.plan(root);
  expect(result.state.finished).toMatchObject({ outcome: "succeeded" });
  expect(warningsOf(result)).toEqual([expect.stringContaining("Terramate generates files here")]);
});

test("65: times are UTC whatever the zone is, and how long a step took is no difference of clocks", async () => {
  const result = await lab.plan(lab.root({ "main.tf": THING }), {}, { TZ: "Pacific/Kiritimati" });
  const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
  expect(recordOf(result).created).toMatch(utc);
  for (const { at } of result.events) expect(at).toMatch(utc);
  const [first, last] = [result.events[0], result.events.at(-1)];
  expect(Date.parse(last?.at ?? "") - Date.parse(first?.at ?? "")).toBeLessThan(600_000);
  for (const { milliseconds } of ofType(result.events, "step_finished"))
    expect(milliseconds).toBeGreaterThanOrEqual(0);
});

test("49: a run whose folder cannot be made names it", () => {
  const root = lab.root({ "main.tf": THING });
  mkdirSync(join(lab.directory, "ro"), { recursive: true });
  writeFileSync(join(lab.directory, "ro/runs"), "");
  const state = { ...lab.state, runs: join(lab.directory, "ro/runs") };
  expect(() => lab.start(root, {}, {}, lab.program, state)).toThrow(join(lab.directory, "ro/runs"));
});
