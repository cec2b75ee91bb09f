import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { PRETEND, TOFU } from "../runner/support.ts";
import { type CommandResult, folderWith, rebake } from "./support.ts";

const THING = 'resource "terraform_data" "thing" {\n  input = "a"\n}\n';
const toRemove: (() => void)[] = [];
afterEach(() => {
  for (const remove of toRemove.splice(0)) remove();
});

function folder(files: Readonly<Record<string, string>>): string {
  const made = folderWith(files);
  toRemove.push(made.remove);
  return made.path;
}

/** A root module, and a home of its own for what the run leaves. */
function root(files: Readonly<Record<string, string>>): {
  path: string;
  run: (args: readonly string[], more?: Record<string, string>) => Promise<CommandResult>;
} {
  const path = folder(files);
  const home = folder({});
  const environment = { HOME: home, XDG_STATE_HOME: join(home, "state") };
  return { path, run: (args, more = {}) => rebake(path, args, { ...environment, ...more }) };
}

/** What the pretended tool says, line by line. */
const stream = (...messages: readonly object[]): string =>
  messages.map((message) => `${JSON.stringify({ "@level": "info", ...message })}\n`).join("");

const planned = (addr: string, action: string): object => ({
  type: "planned_change",
  change: { resource: { addr, resource_type: "aws_instance" }, action },
});

test("12: the plan says in which workspace it was made, where the state lies and with which tool", async () => {
  const { run } = root({ "main.tf": THING });
  const { stdout } = await run(["plan", "--tool-path", TOFU]);
  expect(stdout).toMatch(/^workspace default · state local · OpenTofu 1\.6\.2 · /);
});

test("19: a plan that is shown again says which files have been edited since", async () => {
  const { path, run } = root({ "main.tf": THING });
  const first = await run(["plan", "--tool-path", TOFU]);
  expect(first.stdout).not.toContain("edited");
  writeFileSync(join(path, "main.tf"), `${THING}# more\n`);
  const [{ id }] = JSON.parse((await run(["runs", "--format", "json"])).stdout).runs;
  const again = await run(["runs", id]);
  expect(again.stdout).toContain("Files have been edited since this plan was made (main.tf)");
});

test("31: a plan of which only the stream is there is printed with what is missing, in each format", async () => {
  const { path, run } = root({
    "main.tf": THING,
    recording: stream({ type: "version", tofu: "1.6.2", ui: "1.2" }, planned("aws_instance.web", "replace")),
    exit: "2",
    saved: "x",
    unshown: "Error: it cannot be read\n",
  });
  for (const format of ["text", "markdown", "html", "json"]) {
    const args = ["plan", "--tool-path", PRETEND.TOOL, "--format", format];
    const { exitCode, stdout, stderr } = await run(args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "" });
    for (const words of ["aws_instance.web", "it cannot be read", "The worse is shown"])
      expect(stdout, format).toContain(words);
  }
  expect(existsSync(join(path, "plan-view.json"))).toBe(false);
});

test("37: what only reads starts nothing: no tool, no provider, no git, whatever lies in PATH and in the folder", async () => {
  const path = folder({ "main.tf": THING, ".terraform/providers/x/terraform-provider-x": "" });
  const bin = folder({});
  const trace = join(bin, "started");
  for (const name of ["terraform", "tofu", "packer", "git", "sh"]) {
    writeFileSync(join(bin, name), `#!/bin/sh\necho ${name} >> ${trace}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  for (const args of [["check"], ["fix", "--dry-run"], ["rules"], ["baseline"]]) {
    const { exitCode } = await rebake(path, args, { PATH: [bin, path].join(delimiter) });
    expect([0, 2], args.join(" ")).toContain(exitCode);
  }
  expect(existsSync(trace)).toBe(false);
});

test("41: that planning executes code stands where one reads how to plan", async () => {
  const { run } = root({});
  expect((await run(["plan", "--help"])).stdout).toMatch(/Planning runs code[\s\S]*Only plan what you trust/);
});

test("43: what a tool says cannot steer the terminal or turn the direction of what follows", async () => {
  const nasty = "\u001b]0;title\u0007\u001b[2J\u202egnp.exe\u2066 <b>\u009b1m";
  const diagnostic = {
    severity: "error",
    summary: `summary ${nasty}`,
    detail: `detail ${nasty}\nsecond ${nasty}`,
  };
  const { run } = root({
    "main.tf": THING,
    recording: stream({ "@level": "error", "@message": nasty, type: "diagnostic", diagnostic }),
    exit: "1",
  });
  const { exitCode, stderr } = await run(["plan", "--tool-path", PRETEND.TOOL]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("summary ");
  expect(stderr).toContain("  second ");
  expect(stderr).not.toMatch(/[^\P{Control}\n]|[\u202a-\u202e\u2066-\u2069]/u);
});

test("49: a state directory that cannot be made is named, with what to set", async () => {
  const { run } = root({ "main.tf": THING });
  const file = join(folder({ file: "" }), "file");
  const { exitCode, stdout, stderr } = await run(["plan", "--tool-path", TOFU], { XDG_STATE_HOME: file });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain(file);
  expect(stderr).toContain("XDG_STATE_HOME");
  expect(stderr).not.toMatch(/^\s+at /m);
});

test.skipIf(!existsSync("/dev/full"))(
  "50: a plan that a full disk does not take is an error that names the file",
  async () => {
    const { run } = root({ "main.tf": THING });
    const { exitCode, stderr } = await run(["plan", "--tool-path", TOFU, "--output", "/dev/full"]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/\/dev\/full/);
    expect(stderr).toMatch(/ENOSPC|no space left/);
    expect(stderr).not.toMatch(/^\s+at /m);
  },
);

test("56: a value on the command line is refused, and where it belongs is said", async () => {
  const { run } = root({ "main.tf": THING });
  for (const args of [["--var", "x=hunter2"], ["-var=x=hunter2"], ["--var=x=hunter2"]]) {
    const { exitCode, stderr } = await run(["plan", ...args]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("TF_VAR_<name> in the environment");
    expect(stderr).not.toContain("hunter2");
  }
});

test("59: a folder of Terragrunt is not planned by guessing; what to do instead is said", async () => {
  const { path, run } = root({ "main.tf": THING, "terragrunt.hcl": "" });
  const { exitCode, stdout, stderr } = await run(["plan", "--tool-path", TOFU]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain(join(path, "terragrunt.hcl"));
  expect(stderr).toContain("terragrunt show -json saved.tfplan | rebake check --plan -");
  expect(readFileSync(join(path, "main.tf"), "utf8")).toBe(THING);
});
