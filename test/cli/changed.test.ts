import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { CheckReport } from "../../protocol/src/check-report.ts";
import { folderWith, rebake } from "./support.ts";

const machine = (name: string): string => `resource "aws_instance" "${name}" {
  user_data = file("boot.sh")
}
`;

let remove = (): void => {};
afterEach(() => remove());

function git(directory: string, ...args: string[]): void {
  execFileSync(
    "git",
    ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", ...args],
    {
      cwd: directory,
      stdio: "ignore",
    },
  );
}

function commit(directory: string): void {
  git(directory, "add", "--all");
  git(directory, "commit", "--quiet", "--message=x");
}

/** A repository with one commit of these files. */
function repository(files: Record<string, string>): string {
  const folder = folderWith(files);
  remove = folder.remove;
  git(folder.path, "init", "--quiet", "--initial-branch=main");
  commit(folder.path);
  return folder.path;
}

async function check(directory: string, args: string[], environment: Record<string, string> = {}) {
  const all = ["check", "--format=json", "--rule=user-data-not-replacing", ...args];
  const { stdout, stderr, exitCode } = await rebake(directory, all, environment);
  const report = stdout === "" ? undefined : (JSON.parse(stdout) as CheckReport);
  return { files: report?.findings.map(({ file }) => file), stderr, exitCode };
}

describe("--changed", () => {
  test("reports files that are changed, staged, new or renamed, and no others", async () => {
    const path = repository({
      "same.tf": machine("same"),
      "edited.tf": machine("a"),
      "staged.tf": machine("b"),
      "old name.tf": machine("c"),
      "gone.tf": machine("d"),
      "other/same.tf": machine("e"),
      ".gitignore": "ignored.tf\n",
    });
    writeFileSync(join(path, "edited.tf"), `${machine("a")}\n\n`);
    writeFileSync(join(path, "staged.tf"), `${machine("b")}\n\n`);
    renameSync(join(path, "old name.tf"), join(path, "ünew name.tf"));
    git(path, "add", "staged.tf", "ünew name.tf", "old name.tf");
    git(path, "rm", "--quiet", "gone.tf");
    writeFileSync(join(path, "untracked.tf"), machine("f"));
    writeFileSync(join(path, "ignored.tf"), machine("g"));
    const { files, exitCode } = await check(path, ["--changed"]);
    expect(files).toEqual(["edited.tf", "staged.tf", "untracked.tf", "ünew name.tf"]);
    expect(exitCode).toBe(2);
    const below = await check(join(path, "other"), ["--changed"]);
    expect(below.files).toEqual([]);
    expect(below.exitCode).toBe(0);
  });

  test("compares with where the branch left the default branch of origin", async () => {
    const origin = repository({ "main.tf": machine("a"), "other.tf": machine("b") });
    const path = join(origin, "clone");
    git(origin, "clone", "--quiet", origin, path);
    git(path, "switch", "--quiet", "--create=work");
    writeFileSync(join(path, "main.tf"), machine("changed"));
    commit(path);
    expect((await check(path, ["--changed"])).files).toEqual(["main.tf"]);
    expect((await check(path, ["--changed=HEAD"])).files).toEqual([]);
    expect((await check(path, ["--changed=HEAD~1"])).files).toEqual(["main.tf"]);
  });

  test("takes everything for new where nothing is committed yet", async () => {
    const folder = folderWith({ "main.tf": machine("a") });
    remove = folder.remove;
    git(folder.path, "init", "--quiet");
    expect((await check(folder.path, ["--changed"])).files).toEqual(["main.tf"]);
  });

  test("finds files through a link to the folder", async () => {
    const path = repository({ "real/main.tf": machine("a") });
    writeFileSync(join(path, "real/main.tf"), machine("changed"));
    symlinkSync(join(path, "real"), join(path, "link"));
    expect((await check(path, ["--changed", "link"])).files).toEqual(["link/main.tf"]);
  });
});

describe("--changed says what is missing, and exits with 1", () => {
  test("outside of a repository", async () => {
    const folder = folderWith({ "main.tf": machine("a") });
    remove = folder.remove;
    const { stderr, exitCode } = await check(folder.path, ["--changed"]);
    expect(stderr).toContain("--changed: git: not a git repository");
    expect(exitCode).toBe(1);
  });

  test("without git", async () => {
    const path = repository({ "main.tf": machine("a") });
    const { stderr, exitCode } = await check(path, ["--changed"], { PATH: join(path, "none") });
    expect(stderr).toBe("rebake: --changed: git is not installed, or not on the PATH");
    expect(exitCode).toBe(1);
  });

  test("with the revision as a word of its own", async () => {
    const path = repository({ "main.tf": machine("a") });
    const { stderr, exitCode } = await check(path, ["--changed", "HEAD"]);
    expect(stderr).toBe(
      "rebake: HEAD: there is no such file or folder (a revision is written --changed=REV)",
    );
    expect(exitCode).toBe(1);
  });

  test.each(["no-such", "--output=x", "HEAD; touch x"])("with the revision %s", async (revision) => {
    const path = repository({ "main.tf": machine("a") });
    const { stderr, exitCode } = await check(path, [`--changed=${revision}`]);
    expect(stderr).toContain(`--changed: there is no revision "${revision}"`);
    expect(exitCode).toBe(1);
    expect(existsSync(join(path, "x"))).toBe(false);
  });
});

test("--changed runs nothing that the repository brings along", async () => {
  const path = repository({ "main.tf": machine("a"), ".gitattributes": "*.tf filter=evil diff=evil\n" });
  const evil = join(path, "evil.sh");
  const mark = join(path, "was-run");
  writeFileSync(evil, `#!/bin/sh\ntouch "${mark}"\ncat\n`);
  chmodSync(evil, 0o755);
  mkdirSync(join(path, "bin"));
  symlinkSync(evil, join(path, "bin/git"));
  for (const [key, value] of [
    ["filter.evil.clean", evil],
    ["filter.evil.process", evil],
    ["diff.evil.textconv", evil],
    ["diff.evil.command", evil],
    ["diff.external", evil],
    ["core.fsmonitor", evil],
    ["core.pager", evil],
    ["core.hooksPath", path],
  ] as const)
    git(path, "config", key, value);
  // The same size and moment as what is in the index: git must look into it.
  writeFileSync(join(path, "main.tf"), machine("b"));
  const PATH = `${join(path, "bin")}:.:${process.env.PATH}`;
  const { stderr } = await check(path, ["--changed"], {
    PATH,
    GIT_EXTERNAL_DIFF: evil,
    GIT_DIR: join(path, "no"),
  });
  expect(stderr).toBe("");
  expect(existsSync(mark)).toBe(false);
});
