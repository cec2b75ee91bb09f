import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isStateDump, saveStateDump } from "../../runner/src/state-dump.ts";
import { temporaryFolder } from "../support/temporary.ts";

const STATE = { version: 4, serial: 1, lineage: "1c9aa316", outputs: {}, resources: [] };
/** As both engines say it (recorded with OpenTofu 1.6.2 and Terraform 1.11.4 on a full disk). */
const DUMP = JSON.stringify({
  "@level": "info",
  "@message": "Emergency state dump",
  "@module": "tofu.ui",
  "@timestamp": "2026-11-26T21:17:38.928877Z",
  state: STATE,
  type: "log",
});

test("27, 50: a state that a tool prints is saved whole, for this user alone", () => {
  const path = join(temporaryFolder(), "errored.tfstate");
  expect(isStateDump(DUMP)).toBe(true);
  expect(saveStateDump(DUMP, path)).toEqual({ path });
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(STATE);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("where it cannot be, it is saved elsewhere", () => {
  const saved = saveStateDump(DUMP, join(temporaryFolder(), "not there/errored.tfstate"));
  if ("wrong" in saved) throw new Error(saved.wrong);
  expect(JSON.parse(readFileSync(saved.path, "utf8"))).toEqual(STATE);
  expect(statSync(saved.path).mode & 0o777).toBe(0o600);
  rmSync(saved.path);
});

test.each([
  [
    "another message",
    '{"@level":"info","@message":"terraform_data.a: Creating...","type":"apply_start"}',
    false,
  ],
  ["a text that speaks of one", 'He said "Emergency state dump"', false],
  ["one that is cut", DUMP.slice(0, -20), true],
])("%s is no state that could be saved", (_name, line, looksLikeOne) => {
  expect(isStateDump(line)).toBe(looksLikeOne);
  expect(saveStateDump(line, join(temporaryFolder(), "x"))).toEqual({
    wrong: "what the tool printed of it is no state",
  });
});
