import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileWorld } from "../../../server/src/host/file-world.ts";
import { lockFileOf } from "../../../server/src/terraform/lock-file.ts";
import { engine } from "../../support/analysis.ts";

let outside: string;
let workspace: string;
let directory: string;
beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), "rebake-world-"));
  workspace = join(outside, "workspace");
  directory = join(workspace, "prod");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(outside, ".gitignore"), "*\n");
  writeFileSync(join(outside, "lock"), "");
});
afterAll(() => rmSync(outside, { recursive: true, force: true }));

test("of what lies outside of the workspace it is not said whether it is there", async () => {
  const world = fileWorld(await engine(), directory, workspace);
  expect(world.has(".")).toBe(true);
  expect(world.has("..")).toBe(true);
  expect(world.has("nothing")).toBe(false);
  expect(world.has("../..")).toBeUndefined();
  expect(world.has("../../lock")).toBeUndefined();
  expect(fileWorld(await engine(), join(workspace, "gone"), workspace).has(".")).toBeUndefined();
});

test("a lock file may be a link to one that lies elsewhere; what ignores lie outside of the workspace does not count", async () => {
  const world = fileWorld(await engine(), directory, workspace);
  expect(lockFileOf(directory, world)).toBe("missing");
  symlinkSync(join(outside, "lock"), join(directory, ".terraform.lock.hcl"));
  expect(lockFileOf(directory, world)).toBe("kept");
  writeFileSync(join(workspace, ".gitignore"), "/prod/.terraform.lock.hcl\n");
  expect(lockFileOf(directory, world)).toBe("left out");
  writeFileSync(join(directory, ".gitignore"), "!.terraform.lock.hcl\n");
  expect(lockFileOf(directory, world)).toBe("kept");
});
