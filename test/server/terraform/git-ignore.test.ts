import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isIgnoredBy } from "../../../server/src/terraform/git-ignore.ts";

const LOCK = "infra/prod/.terraform.lock.hcl";

let repository: string;
beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), "rebake-ignore-"));
  execFileSync("git", ["init", "--quiet", repository]);
  mkdirSync(join(repository, dirname(LOCK)), { recursive: true });
  writeFileSync(join(repository, LOCK), "");
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

describe("as Git itself answers", () => {
  test.each([
    [".terraform.lock.hcl"],
    ["*.lock.hcl"],
    ["*.hcl"],
    ["**/.terraform.lock.hcl"],
    ["**/.terraform/*"],
    [".terraform/"],
    [".terraform*"],
    [".terraform.lock.hcl/"],
    ["/.terraform.lock.hcl"],
    ["infra/prod/.terraform.lock.hcl"],
    ["infra/*/.terraform.lock.hcl"],
    ["infra/.terraform.lock.hcl"],
    ["infra/**/.terraform.lock.hcl"],
    ["infra/**"],
    ["infra/"],
    ["prod"],
    ["infra\n!infra/prod/.terraform.lock.hcl"],
    [".terraform*\n!.terraform.lock.hcl"],
    ["!.terraform.lock.hcl\n.terraform*"],
    ["# .terraform.lock.hcl"],
    ["\\#x\n.terraform.lock.hcl  "],
    [".terraform.lock.hc?"],
    ["[.]terraform.lock.hcl"],
    ["[!a]terraform.lock.hcl"],
    ["[z-a]terraform.lock.hcl"],
    [".terraform.lock.hcl\r\n"],
    [".terraformXlock.hcl"],
    ["(.terraform.lock.hcl"],
    ["\\.terraform.lock.hcl"],
    [""],
  ])("%j", (text) => {
    writeFileSync(join(repository, ".gitignore"), text);
    expect(isIgnoredBy(text, LOCK) === true).toBe(gitIgnores());
  });
});

test("a pattern that nobody writes is none", () => {
  expect(isIgnoredBy(`${".".repeat(2_000)}\n`, LOCK)).toBeUndefined();
  expect(isIgnoredBy("*r".repeat(300), `${"r".repeat(200)}.hcl`)).toBeUndefined();
});

function gitIgnores(): boolean {
  try {
    execFileSync("git", ["-C", repository, "check-ignore", "--no-index", "--quiet", LOCK]);
    return true;
  } catch (error) {
    if ((error as { status?: number }).status === 1) return false;
    throw error;
  }
}
