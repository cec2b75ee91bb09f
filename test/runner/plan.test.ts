import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRun } from "../../runner/src/runs.ts";
import { type Laboratory, laboratory, ofType, TOFU, writtenBy } from "./support.ts";

let lab: Laboratory;
beforeAll(async () => {
  lab = await laboratory();
});
afterAll(() => lab.remove());

const THING = 'resource "terraform_data" "thing" {\n  input = "a"\n}\n';

test("a plan is a folder: record, events, plan, view, output, for this user alone", async () => {
  const root = lab.root({ "main.tf": THING });
  const { run, events, state } = await lab.plan(root);
  expect(state.finished).toMatchObject({ outcome: "succeeded", changes: true, left: [] });
  expect(events.map((event) => event.seq)).toEqual(events.map((_event, index) => index + 1));
  expect(ofType(events, "planned_change")).toMatchObject([
    { address: "terraform_data.thing", action: "create" },
  ]);
  expect(JSON.parse(readFileSync(join(run.folder, "plan-view.json"), "utf8"))).toMatchObject({
    version: 1,
    counts: { create: 1 },
    changes: [{ address: "terraform_data.thing", kind: "create" }],
  });
  expect(statSync(run.folder).mode & 0o777).toBe(0o700);
  for (const name of [
    "run.json",
    "events.jsonl",
    "plan.tfplan",
    "plan-view.json",
    "output.log",
    "process.log",
  ])
    expect(statSync(join(run.folder, name)).mode & 0o777, name).toBe(0o600);
  expect(readRun(run.folder)).toMatchObject({
    record: {
      tools: {
        tofu: {
          product: "OpenTofu",
          version: "1.6.2",
          path: realpathSync(TOFU),
          found: TOFU,
          from: "setting",
        },
      },
      inputs: { "main.tf": expect.stringMatching(/^[0-9a-f]{64}$/) },
      process: { pid: expect.any(Number) },
    },
  });
});

test("nothing to change is a plan without changes, and targets, modes and vars files reach the tool", async () => {
  const root = lab.root({
    "main.tf": 'variable "x" {}\noutput "o" { value = var.x }\n',
    "-vars.tfvars": 'x = "1"',
  });
  const empty = lab.root({ "main.tf": "locals {}\n" });
  const [none, some] = [
    await lab.plan(empty),
    await lab.plan(root, { varFiles: [join(root, "-vars.tfvars")], lockTimeoutSeconds: 7 }),
  ];
  expect(none.state.finished).toMatchObject({ outcome: "succeeded", changes: false });
  expect(some.state.finished).toMatchObject({ outcome: "succeeded", changes: true });
  const [step] = ofType(some.events, "step_started");
  expect(step?.arguments).toContain(`-var-file=${join(root, "-vars.tfvars")}`);
  expect(step?.arguments).toContain("-lock-timeout=7s");
  expect(ofType(some.events, "outputs")).toMatchObject([
    { outputs: { o: { sensitive: false, action: "create" } } },
  ]);
});

test("21: a plan that fails is red, whatever its summary says, and its plan file goes into quarantine", async () => {
  const root = lab.root({
    "main.tf": `${THING}data "terraform_remote_state" "no" {\n  backend = "local"\n  config = { path = "nowhere" }\n}\n`,
  });
  const { run, events, state } = await lab.plan(root);
  expect(state.finished).toMatchObject({ outcome: "failed", message: "Unable to find remote state." });
  expect(state.finished?.changes).toBeUndefined();
  expect(ofType(events, "plan_file")).toMatchObject([{ file: "quarantined.tfplan", usable: false }]);
  expect(state.finished?.left).toEqual([expect.stringContaining(join(run.folder, "quarantined.tfplan"))]);
});

test("36: no secret is in any file of a run: not of vars files, of TF_VAR_, of defaults, of the environment", async () => {
  const secrets = [
    "from-auto-tfvars-1",
    "from-a-given-file-2",
    "from-the-environment-3",
    "a-default-4",
    "token-of-the-env-5",
    "line one\nline two of it",
  ];
  const [auto, given, environment, fallback, token, lines] = secrets as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const declared = ["a", "b", "c", "d", "e"].map(
    (name) =>
      `variable "${name}" {\n  sensitive = true\n${name === "d" ? `  default = "${fallback}"\n` : ""}}\n`,
  );
  const root = lab.root({
    "main.tf": `${declared.join("")}resource "terraform_data" "thing" {
  input = [var.a, var.b, var.c, var.d]
}
locals { no = false }
check "all" {
  assert {
    condition     = local.no
    error_message = nonsensitive("\${var.a} \${var.b} \${var.c} \${var.d} \${base64encode(var.a)} \${jsonencode(var.e)} ${token}")
  }
}
`,
    "x.auto.tfvars": `a = "${auto}"\n`,
    "given.tfvars.json": JSON.stringify({ b: given, e: lines }),
  });
  const { run, events, state } = await lab.plan(
    root,
    { varFiles: [join(root, "given.tfvars.json")] },
    { TF_VAR_c: environment, SOME_API_TOKEN: token },
  );
  expect(ofType(events, "diagnostic").filter(({ severity }) => severity === "error")).toEqual([]);
  expect(state.finished).toMatchObject({ outcome: "succeeded" });
  // The tool did say them: the sentence of the check is there, with what was taken out.
  expect(ofType(events, "diagnostic").map(({ detail }) => detail)).toEqual([
    expect.stringContaining("(sensitive value)"),
  ]);
  const written = writtenBy(run);
  for (const secret of [...secrets.slice(0, 5), "line two of it", Buffer.from(auto).toString("base64")])
    expect(written).not.toContain(secret);
});

test("36: nor in the line of a vars file that a diagnostic shows, nor as JSON in JSON, whatever the file is called", async () => {
  const root = lab.root({
    "main.tf": `variable "a" {
  sensitive = true
  validation {
    condition     = length(var.a) > 50
    error_message = "too short"
  }
}
variable "b" {
  sensitive = true
  type      = map(string)
}
locals { no = false }
check "all" {
  assert {
    condition     = local.no
    error_message = nonsensitive("\${var.a} \${jsonencode(var.b)}")
  }
}
`,
    "prod.vars": `a = "h<nter&2\\"quoted"\n`,
  });
  const varFiles = [join(root, "prod.vars")];
  const more = { TF_VAR_b: '{ key = "inside & an object" }' };
  const { run, state } = await lab.plan(root, { varFiles }, more);
  expect(state.finished).toMatchObject({
    outcome: "failed",
    message: expect.stringContaining("Invalid value"),
  });
  const written = writtenBy(run);
  expect(written).toContain("too short");
  for (const part of ["nter", "inside"]) expect(written).not.toContain(part);
});

test("52: what would change a plan unseen is taken out of the environment and said", async () => {
  const root = lab.root({ "main.tf": THING });
  const { events, state } = await lab.plan(
    root,
    {},
    { TF_CLI_ARGS_plan: "-destroy", TF_WORKSPACE: "typo", TF_LOG: "trace", AWS_PROFILE: "prod" },
  );
  expect(ofType(events, "planned_change")).toMatchObject([{ action: "create" }]);
  expect(state.finished).toMatchObject({ outcome: "succeeded", changes: true });
  expect(ofType(events, "environment")).toMatchObject([
    { removed: ["TF_CLI_ARGS_plan", "TF_LOG", "TF_WORKSPACE"], surfaced: ["AWS_PROFILE"] },
  ]);
});

test("42, 44: folders, files and targets may be called anything; nothing of it is run, and control characters are refused", async () => {
  const name = "sp ace/ünï $(touch pwned) ;x & 'q' \"d\"";
  const inner = lab.root({
    [`${name}/main.tf`]: `variable "x" {}\n${THING}`,
    [`${name}/-v $(touch pwned2).tfvars`]: 'x = "1"\n',
  });
  const root = join(inner, name);
  const request = { varFiles: [join(root, "-v $(touch pwned2).tfvars")], targets: ["terraform_data.thing"] };
  const { state } = await lab.plan(root, request);
  expect(state.finished).toMatchObject({ outcome: "succeeded", changes: true });
  expect(readdirSync(root).filter((file) => file.startsWith("pwned"))).toEqual([]);
  expect(() => lab.start(root, { targets: ["a.b\n-destroy"] })).toThrow("control characters");
});

test("18: a workspace that does not exist is refused, one that does is pinned", async () => {
  const root = lab.root({ "main.tf": 'output "w" { value = terraform.workspace }\n' });
  const wrong = await lab.plan(root, { workspace: "porduction" });
  expect(wrong.state.finished).toMatchObject({ outcome: "failed" });
  expect(ofType(wrong.events, "problem")).toMatchObject([
    { code: "workspace-missing", message: 'There is no workspace "porduction"; there are default.' },
  ]);
  expect(ofType(wrong.events, "planned_change")).toEqual([]);
  writeFileSync(join(root, "x.tf"), THING);
  mkdirSync(join(root, "terraform.tfstate.d/production"), { recursive: true });
  const right = await lab.plan(root, { workspace: "production" });
  expect(right.state.finished).toMatchObject({ outcome: "succeeded" });
  expect(readRun(right.run.folder)).toMatchObject({ record: { workspace: "production" } });
});

test("31: a large plan is parsed by a process of its own", async () => {
  // What cannot be compressed makes the plan file as large as it is.
  const root = lab.root({ "main.tf": THING, "large.tf": `# ${randomBytes(100_000).toString("hex")}\n` });
  const { run, events } = await lab.plan(root);
  expect(ofType(events, "plan_file")[0]?.bytes).toBeGreaterThan(64 * 1024);
  expect(JSON.parse(readFileSync(join(run.folder, "plan-view.json"), "utf8"))).toMatchObject({
    addresses: ["terraform_data.thing"],
  });
});

test("31: a plan larger than the cap is shown from what the stream told, as a view like any other", async () => {
  const root = lab.root({ "main.tf": `${THING}output "o" { value = terraform_data.thing.output }\n` });
  const { run, events, state } = await lab.plan(root, { maximalPlanBytes: 100 });
  expect(ofType(events, "plan_view")).toMatchObject([
    { file: "plan-view.json", from: "stream", why: expect.stringContaining("larger than") },
  ]);
  expect(state.finished).toMatchObject({ outcome: "succeeded", changes: true });
  const path = join(run.folder, "plan-view.json");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({
    version: 1,
    fromStream: true,
    completeness: { isEmpty: false },
    counts: { create: 1, outputs: 1 },
    changes: [{ address: "terraform_data.thing", kind: "create", type: "terraform_data" }],
    outputs: [{ name: "o", change: "added" }],
  });
});
