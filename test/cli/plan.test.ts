import { spawn } from "node:child_process";
import { existsSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { PRETEND, TOFU } from "../runner/support.ts";
import { type CommandResult, folderWith, REBAKE, rebake } from "./support.ts";

const THING = 'resource "terraform_data" "thing" {\n  input = var.x\n}\nvariable "x" {\n  default = "a"\n}\n';
const toRemove: (() => void)[] = [];
afterEach(() => {
  for (const remove of toRemove.splice(0)) remove();
});

/** A root module, and a home of its own for what the run leaves. */
function root(files: Readonly<Record<string, string>>): {
  path: string;
  run: (...args: string[]) => Promise<CommandResult>;
  environment: Record<string, string>;
} {
  const made = folderWith(files);
  const home = folderWith({});
  toRemove.push(made.remove, home.remove);
  const environment = { HOME: home.path, XDG_STATE_HOME: join(home.path, "state") };
  return { path: made.path, environment, run: (...args) => rebake(made.path, args, environment) };
}

test("a plan is printed; exit code 2 says that there are changes, 0 that there are none", async () => {
  const changing = await root({ "main.tf": THING }).run("plan", "--tool-path", TOFU);
  expect(changing).toMatchObject({ exitCode: 2, stderr: "" });
  expect(changing.stdout).toContain("terraform_data.thing");
  const same = await root({ "main.tf": "locals {}\n" }).run("plan", "--tool-path", TOFU);
  expect(same).toMatchObject({ exitCode: 0, stderr: "" });
});

test("options reach the tool: vars files, targets, a workspace, the saved plan, another format, a file", async () => {
  const { path, run } = root({
    "main.tf": `${THING}resource "terraform_data" "other" {}\n`,
    "x.tfvars": 'x = "b"',
  });
  const args = [
    "plan",
    "--tool-path",
    TOFU,
    "--var-file",
    "x.tfvars",
    "--target",
    "terraform_data.thing",
    "--out",
    "saved.tfplan",
    "--format",
    "json",
    "--output",
    "plan.json",
  ];
  expect(await run(...args)).toMatchObject({ exitCode: 2, stdout: "" });
  const text = readFileSync(join(path, "plan.json"), "utf8");
  expect(() => JSON.parse(text)).not.toThrow();
  expect(text).toContain("terraform_data.thing");
  expect(text).not.toContain("terraform_data.other");
  expect(statSync(join(path, "saved.tfplan")).mode & 0o777).toBe(0o600);
});

test("55: a plan that fails says where and what to do, with exit code 1", async () => {
  const broken = root({ "main.tf": 'variable "must" {}\n' });
  const { exitCode, stdout, stderr } = await broken.run("plan", "--tool-path", TOFU);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain(`${join(broken.path, "main.tf")}:1: No value for required variable`);
  expect(stderr).toContain("rebake: The variable must has no value. Give it one in a vars file (--var-file)");
});

test("6: init is run only when it is allowed, and then the plan goes on", async () => {
  const { run, path } = root({
    "main.tf": 'module "m" {\n  source = "./m"\n}\n',
    "m/main.tf": 'resource "terraform_data" "inside" {}\n',
  });
  const refused = await run("plan", "--tool-path", TOFU);
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain("rebake plan --init");
  expect(existsSync(join(path, ".terraform"))).toBe(false);
  const allowed = await run("plan", "--init", "--tool-path", TOFU);
  expect(allowed).toMatchObject({ exitCode: 2, stderr: "" });
  expect(allowed.stdout).toContain("module.m.terraform_data.inside");
});

test("runs are listed, shown again, and not found when there are none of that name", async () => {
  const { run } = root({ "main.tf": THING });
  expect(await run("runs")).toMatchObject({ exitCode: 0, stdout: "There are no runs." });
  const first = await run("plan", "--tool-path", TOFU);
  const listed = JSON.parse((await run("runs", "--format", "json")).stdout);
  expect(listed).toMatchObject({
    version: 1,
    runs: [{ kind: "plan", phase: "finished", outcome: "succeeded", changes: true, left: [] }],
  });
  expect(await run("runs", listed.runs[0].id)).toEqual(first);
  expect(await run("runs", "--cancel", listed.runs[0].id)).toMatchObject({
    exitCode: 1,
    stdout: "It has ended.",
  });
  expect((await run("runs", "nothing")).stderr).toBe(
    'rebake: there is no run "nothing"; "rebake runs" lists them',
  );
});

test("36: a saved plan that is an hour old is deleted also when runs are only listed", async () => {
  const { run } = root({ "main.tf": THING });
  await run("plan", "--tool-path", TOFU);
  const [{ folder }] = JSON.parse((await run("runs", "--format", "json")).stdout).runs;
  const [saved, record] = [join(folder, "plan.tfplan"), join(folder, "run.json")];
  expect(existsSync(saved)).toBe(true);
  const before = new Date(Date.now() - 61 * 60_000);
  utimesSync(saved, before, before);
  const { created } = JSON.parse(readFileSync(record, "utf8"));
  writeFileSync(record, readFileSync(record, "utf8").replace(created, before.toISOString()));
  expect(await run("runs")).toMatchObject({ exitCode: 0, stderr: "" });
  expect(existsSync(saved)).toBe(false);
});

test("25: a run whose view is gone, torn or of a newer version is told in one sentence", async () => {
  const { run } = root({ "main.tf": THING });
  await run("plan", "--tool-path", TOFU);
  const [{ id, folder }] = JSON.parse((await run("runs", "--format", "json")).stdout).runs;
  const view = join(folder, "plan-view.json");
  const whole = JSON.parse(readFileSync(view, "utf8"));
  for (const [text, problem] of [
    ["{", "is no JSON"],
    ['{"version":1}', "is no view of a plan"],
    [JSON.stringify({ ...whole, version: 2 }), "is of version 2"],
    [undefined, "cannot be read (ENOENT)"],
  ] as const) {
    if (text === undefined) unlinkSync(view);
    else writeFileSync(view, text);
    const { exitCode, stdout, stderr } = await run("runs", id);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain(`rebake: ${view} ${problem}`);
    expect(stderr).not.toMatch(/^\s+at /m);
  }
});

test("23, 25: Ctrl-C cancels once; a closed terminal leaves the run going, and it is found and followed again", async () => {
  const { path, run, environment } = root({ "main.tf": THING });
  const start = (): ReturnType<typeof spawn> =>
    spawn(process.execPath, [REBAKE, "plan", "--tool-path", PRETEND.TOOL], {
      cwd: path,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
  const list = async () => JSON.parse((await run("runs", "--format", "json")).stdout).runs;
  const untilPlanning = async (): Promise<{ id: string }> => {
    for (;;) {
      const [newest] = await list();
      if (newest?.running.length > 0) return newest;
    }
  };
  const closed = start();
  const gone = new Promise((resolve) => closed.on("close", (_code, signal) => resolve(signal)));
  const { id } = await untilPlanning();
  closed.kill("SIGHUP");
  expect(await gone).toBe("SIGHUP");
  expect(await list()).toMatchObject([{ id, phase: "running", running: ["terraform_data.slow"] }]);
  const second = await run("plan", "--tool-path", PRETEND.TOOL);
  expect(second).toMatchObject({
    exitCode: 1,
    stderr: `rebake: ${path} is being worked on by the run ${id}; "rebake runs ${id}" follows it`,
  });
  writeFileSync(join(path, "end"), "");
  expect(await run("runs", id)).toMatchObject({ exitCode: 0 });

  unlinkSync(join(path, "end"));
  const pressed = start();
  let said = "";
  pressed.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString("utf8");
  });
  const code = new Promise((resolve) => pressed.on("close", resolve));
  await untilPlanning();
  const press = async (words: string): Promise<void> => {
    pressed.kill("SIGINT");
    while (!said.includes(words)) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  await press("Cancelling: the tool was asked to stop, once");
  while (!existsSync(join(path, "signals"))) await new Promise((resolve) => setTimeout(resolve, 10));
  await press("--force-stop");
  expect(said).toContain("waits for terraform_data.slow");
  writeFileSync(join(path, "end"), "");
  expect(await code).toBe(1);
  expect(said).toContain("The run was cancelled.");
  expect(readFileSync(join(path, "signals"), "utf8")).toBe("SIGINT\n");
});

test("what is wrong in the arguments is said", async () => {
  const { run } = root({});
  for (const [args, words] of [
    [["plan", "nowhere"], "there is no folder"],
    [["plan", "--var-file", "no.tfvars"], "there is no such file"],
    [["plan", "--destroy", "--refresh-only"], "contradict"],
    [["plan", "--lock-timeout", "soon"], "--lock-timeout is a number"],
    [["plan", "--lock-timeout", "99999999999999999999"], "--lock-timeout is a number"],
    [["plan", ""], "the folder to plan has no name"],
    [["plan", "--out="], "--out needs the name of a file"],
    [["plan", "--tool-path", ""], "--tool-path needs the name of a file"],
    [["plan", import.meta.filename], "is no folder; name the one that it lies in"],
    [["plan", "--tool", "packer"], "--tool is terraform or tofu"],
    [["plan", "--var", "x=1"], "TF_VAR_<name> in the environment"],
    [["plan", "--vars=1"], "Unknown option"],
    [["plan", "a", "b"], "one root module is planned at a time"],
    [["runs", "--cancel"], "needs the id of a run"],
    [["runs", "x", "--yes"], "--yes goes with --force-stop"],
  ] as const) {
    const { exitCode, stderr } = await run(...args);
    expect(exitCode, args.join(" ")).toBe(1);
    expect(stderr).toContain(words);
  }
});
