import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { CheckReport } from "../../protocol/src/check-report.ts";
import { folderWith, rebake } from "./support.ts";

/** Only machines are reported where versions, the state and the lock file are as they should be. */
const PINNED = `terraform {
  required_version = "~> 1.9.0"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.60.0"
    }
  }
  backend "s3" {
    bucket       = "state"
    key          = "a"
    use_lockfile = true
  }
}
`;
const machine = (name: string): string => `${PINNED}resource "aws_instance" "${name}" {
  ami       = "ami-1"
  user_data = file("boot.sh")
}
`;
const FILE = ".rebake/baseline.json";

let remove = (): void => {};
afterEach(() => remove());

function workspace(files: Record<string, string>): string {
  const lockFiles = Object.keys(files).map((file) => file.replace(/[^/]*$/, ".terraform.lock.hcl"));
  const locks = Object.fromEntries(lockFiles.map((file) => [file, ""]));
  const folder = folderWith({ ".git/HEAD": "", ...locks, ...files });
  remove = folder.remove;
  return folder.path;
}

async function addresses(directory: string, ...args: string[]) {
  const { stdout, exitCode, stderr } = await rebake(directory, ["check", "--format=json", ...args]);
  const report = JSON.parse(stdout) as CheckReport;
  const found = [...new Set(report.findings.map(({ address }) => address))];
  return { found, inBaseline: report.summary.inBaseline, exitCode, stderr };
}

describe("rebake baseline", () => {
  test("writes down what is there, and check then reports only what comes later, wherever it is run", async () => {
    const path = workspace({ "main.tf": machine("old"), "sub/main.tf": machine("below") });
    const written = await rebake(path, ["baseline"]);
    expect(written.exitCode).toBe(0);
    expect(written.stdout).toMatch(/^\.rebake\/baseline\.json: \d+ findings, \d+ added, 0 removed\n?$/);
    const nothing = await addresses(path);
    expect(nothing.found).toEqual([]);
    expect(nothing.inBaseline).toBeGreaterThan(1);
    expect(nothing.exitCode).toBe(0);
    writeFileSync(
      join(path, "main.tf"),
      `# moved\n\n${machine("fresh")}\n${machine("old").slice(PINNED.length)}`,
    );
    expect((await addresses(path)).found).toEqual(["aws_instance.fresh"]);
    expect((await addresses(join(path, "sub"))).found).toEqual([]);
    expect((await addresses(path, "--no-baseline")).found.length).toBe(3);
    const { stdout } = await rebake(path, ["check", "sub"]);
    expect(stdout).toMatch(/^No new findings in 1 file, \d+ in the baseline, /);
  });

  test("knows a finding of a called module also when another call comes or goes", async () => {
    const call = (name: string): string =>
      `module "${name}" {\n  source = "./net"\n  script = "${name}"\n}\n`;
    const net = 'variable "script" {}\nresource "aws_instance" "a" {\n  user_data = var.script\n}\n';
    const path = workspace({ "main.tf": call("one"), "net/main.tf": net });
    await rebake(path, ["baseline"]);
    for (const calls of [call("one") + call("two"), call("two")]) {
      writeFileSync(join(path, "main.tf"), calls);
      expect((await addresses(path, "--rule=user-data-not-replacing")).found).toEqual([]);
      expect((await addresses(path, "--rule=user-data-not-replacing", "--no-baseline")).found.length).toBe(1);
    }
  });

  test("writes the same whatever the order, and nothing anew when nothing has changed", async () => {
    const path = workspace({ "main.tf": machine("a"), "b/main.tf": machine("b") });
    await rebake(path, ["baseline"]);
    const text = readFileSync(join(path, FILE), "utf8");
    expect((await rebake(path, ["baseline", "b", "."])).stdout).toContain(" 0 added, 0 removed");
    expect(readFileSync(join(path, FILE), "utf8")).toBe(text);
    expect(text.split("\n").filter((line) => line.includes("fingerprint")).length).toBe(
      JSON.parse(text).findings.length,
    );
  });

  test("with paths leaves the rest as it is; --prune only takes away what is gone", async () => {
    const path = workspace({ "a/main.tf": machine("a"), "b/main.tf": machine("b") });
    await rebake(path, ["baseline"]);
    writeFileSync(join(path, "a/main.tf"), machine("c"));
    writeFileSync(join(path, "b/main.tf"), machine("d"));
    await rebake(path, ["baseline", "--prune", "a"]);
    expect((await addresses(path)).found.sort()).toEqual(["aws_instance.c", "aws_instance.d"]);
    const entries = JSON.parse(readFileSync(join(path, FILE), "utf8")).findings as { address: string }[];
    expect(new Set(entries.map(({ address }) => address))).toEqual(new Set(["aws_instance.b"]));
    rmSync(join(path, "b"), { recursive: true });
    await rebake(path, ["baseline", "--prune"]);
    expect(JSON.parse(readFileSync(join(path, FILE), "utf8")).findings).toEqual([]);
  });

  test("writes nothing where there is nothing", async () => {
    const path = workspace({ "main.tf": "locals {}\n" });
    const { stdout, exitCode } = await rebake(path, ["baseline"]);
    expect(stdout).toContain("there is none, and nothing to put into it");
    expect(exitCode).toBe(0);
  });

  test("writes nothing when something could not be checked", async () => {
    const path = workspace({ "main.tf": machine("a") });
    writeFileSync(join(path, "b.tf"), Buffer.from([0xff, 0xfe]));
    const { stderr, exitCode } = await rebake(path, ["baseline"]);
    expect(stderr).toContain("no baseline was written");
    expect(exitCode).toBe(1);
    expect(() => readFileSync(join(path, FILE))).toThrow();
  });
});

describe("a baseline that cannot be used is named, and everything is new", () => {
  test.each([
    [
      "a merge that is not done",
      (file: string) => writeFileSync(file, "<<<<<<< HEAD\n{\n"),
      "it holds merge conflicts",
    ],
    ["rubble", (file: string) => writeFileSync(file, Buffer.from([0, 255])), "it is no JSON"],
    ["a folder", (file: string) => mkdirSync(file), "it cannot be read (EISDIR)"],
  ])("%s", async (_name, make, reason) => {
    const path = workspace({ "main.tf": machine("a"), ".rebake/other": "" });
    make(join(path, FILE));
    const { found, stderr, exitCode } = await addresses(path);
    expect(stderr).toContain(`rebake: .rebake/baseline.json: ${reason}; all findings are new`);
    expect(found).toEqual(["aws_instance.a"]);
    expect(exitCode).toBe(1);
    for (const more of [[], ["--prune"]]) {
      const written = await rebake(path, ["baseline", ...more]);
      expect(written.stderr).toContain(`${reason}, so it was left as it is; mend or delete it`);
      expect(written.exitCode).toBe(1);
    }
  });
});
