import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FileChangeType } from "vscode-languageserver";
import { nodeFiles } from "../../../server/src/host/node-files.ts";
import { uriOfDisk } from "../../../server/src/lsp/uris.ts";
import { lockFileMissing } from "../../../server/src/rules/lock-file-missing.ts";
import { TestClient } from "./client.ts";

const MODULE = 'terraform {\n  backend "s3" {}\n}\n\nresource "aws_s3_bucket" "logs" {}\n';

let client: TestClient;
let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), "rebake-lock-"));
  mkdirSync(join(workspace, "prod"));
  writeFileSync(join(workspace, "prod", "main.tf"), MODULE);
});
afterEach(async () => {
  await client.stop();
  rmSync(workspace, { recursive: true, force: true });
});

test("a lock file that comes or goes, or that Git is told to leave out, is noticed", async () => {
  const root = uriOfDisk(workspace);
  const main = `${root}/prod/main.tf`;
  const changed = (name: string, type: FileChangeType): void =>
    client.filesChanged({ uri: `${root}/${name}`, type });
  client = await TestClient.start({ rules: [lockFileMissing], files: nodeFiles, roots: [root] });
  await client.diagnostics(main);

  writeFileSync(join(workspace, "prod", ".terraform.lock.hcl"), "");
  changed("prod/.terraform.lock.hcl", FileChangeType.Created);
  await client.diagnostics(main, (list) => list.length === 0);

  writeFileSync(join(workspace, ".gitignore"), "*.hcl\n");
  changed(".gitignore", FileChangeType.Created);
  const [leftOut] = await client.diagnostics(main);
  expect(leftOut?.message).toContain("leaves .terraform.lock.hcl out");

  writeFileSync(join(workspace, ".gitignore"), "*.hcl\n!.terraform.lock.hcl\n");
  changed(".gitignore", FileChangeType.Changed);
  await client.diagnostics(main, (list) => list.length === 0);

  rmSync(join(workspace, "prod", ".terraform.lock.hcl"));
  changed("prod/.terraform.lock.hcl", FileChangeType.Deleted);
  const [missing] = await client.diagnostics(main);
  expect(missing?.message).toContain("No .terraform.lock.hcl");
});
