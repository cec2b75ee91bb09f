import { chmodSync, linkSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { folderWith, rebake } from "./support.ts";

const BUILD = `source "amazon-ebs" "web" {
  ami_name = "web-\${formatdate("YYYYMMDDhhmmss", timestamp())}"
}

build {
  sources = ["source.amazon-ebs.web"]
}
`;

/** So that other rules may have something to say about the build. */
const ONE_RULE = ["--rule", "manifest-missing"];

let remove = (): void => {};
afterEach(() => remove());

function workspace(files: Record<string, string>): string {
  const folder = folderWith(files);
  remove = folder.remove;
  return folder.path;
}

describe("rebake fix", () => {
  test("applies safe fixes, keeps the file's mode, and then has nothing left to do", async () => {
    const path = workspace({ "web.pkr.hcl": BUILD });
    const file = join(path, "web.pkr.hcl");
    writeFileSync(file, BUILD, { mode: 0o640 });
    const mode = statSync(file).mode;
    const first = await rebake(path, ["fix", ...ONE_RULE]);
    expect(first.stdout).toContain("fixed web.pkr.hcl");
    expect(first.exitCode).toBe(0);
    expect(readFileSync(file, "utf8")).toContain('post-processor "manifest"');
    expect(statSync(file).mode).toBe(mode);
    const second = await rebake(path, ["fix"]);
    expect(second.stdout).toContain("0 findings fixed");
  });

  test("--dry-run shows control characters of files as characters, and line ends of Windows stay", async () => {
    const evil = BUILD.replace("build {", "# \u001b[2J\u001b]0;x\u0007 \u202e\nbuild {").replaceAll(
      "\n",
      "\r\n",
    );
    const path = workspace({ "web.pkr.hcl": evil });
    const { stdout } = await rebake(path, ["fix", "--dry-run", "--no-color", ...ONE_RULE]);
    expect(stdout).toContain("# \ufffd[2J");
    expect(stdout.replaceAll("\r\n", "\n")).not.toMatch(/[^\P{Control}\t\n]|\u202e/u);
    expect(stdout).toContain('+  post-processor "manifest" {\r\n');
  });

  test("--dry-run shows a patch and writes nothing", async () => {
    const path = workspace({ "web.pkr.hcl": BUILD });
    const { stdout, exitCode } = await rebake(path, ["fix", "--dry-run"]);
    expect(exitCode).toBe(2);
    expect(stdout).toContain("--- a/web.pkr.hcl");
    expect(stdout).toContain('+  post-processor "manifest" {');
    expect(stdout).toContain("1 finding would be fixed");
    expect(readFileSync(join(path, "web.pkr.hcl"), "utf8")).toBe(BUILD);
  });

  test("leaves what needs a decision, says so and exits 2", async () => {
    const text = 'resource "aws_instance" "web" {\n  user_data = file("boot.sh")\n}\n';
    const path = workspace({ "main.tf": text });
    const { stdout, exitCode } = await rebake(path, ["fix", "--rule", "user-data-not-replacing"]);
    expect(readFileSync(join(path, "main.tf"), "utf8")).toBe(text);
    expect(stdout).toContain("1 left that needs a decision");
    expect(exitCode).toBe(2);
  });

  test("does not know --format", async () => {
    const { stderr, exitCode } = await rebake(workspace({}), ["fix", "--format", "json"]);
    expect(stderr).toContain("--format");
    expect(exitCode).toBe(1);
  });
});

describe("rebake fix and files that are not plain", () => {
  test("a symbolic link stays one, and what it leads to is fixed", async () => {
    const path = workspace({ "real/web.pkr.hcl": BUILD, "linked/readme.txt": "" });
    symlinkSync(join(path, "real/web.pkr.hcl"), join(path, "linked/web.pkr.hcl"));
    await rebake(path, ["fix", "linked"]);
    expect(lstatSync(join(path, "linked/web.pkr.hcl")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(path, "real/web.pkr.hcl"), "utf8")).toContain('post-processor "manifest"');
  });

  test("both names of a file stay its names", async () => {
    const path = workspace({ "web.pkr.hcl": BUILD });
    linkSync(join(path, "web.pkr.hcl"), join(path, "other.txt"));
    await rebake(path, ["fix"]);
    expect(readFileSync(join(path, "other.txt"), "utf8")).toContain('post-processor "manifest"');
  });

  test("a read-only file is left as it is, and not counted", async () => {
    const path = workspace({ "web.pkr.hcl": BUILD });
    chmodSync(join(path, "web.pkr.hcl"), 0o444);
    const { stdout, stderr, exitCode } = await rebake(path, ["fix", ...ONE_RULE]);
    expect(stderr).toMatch(/web\.pkr\.hcl: (?:is read-only|cannot be written \(EACCES\))/);
    expect(stdout).toContain("0 findings fixed, 1 left");
    expect(readFileSync(join(path, "web.pkr.hcl"), "utf8")).toBe(BUILD);
    expect(exitCode).toBe(1);
  });
});
