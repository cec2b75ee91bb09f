import { beforeAll, describe, expect, test } from "vitest";
import { bootScripts } from "../../../server/src/knowledge/boot-scripts.ts";
import { configEntries, firstItem, scriptsOfConfig } from "../../../server/src/knowledge/cloud-config.ts";
import { sourceText } from "../../../server/src/syntax/body.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { engine, folderOf } from "../../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

/** The scripts of a cloud-config, and what the source says where each is written. */
function scripts(config: string): { text: string; source: string }[] {
  const text = `resource "hcloud_server" "x" {\n  user_data = <<EOF\n#cloud-config\n${config}\nEOF\n}\n`;
  const module = folderOf(hcl, { "main.tf": text }).terraform;
  const [script] = module ? bootScripts(module) : [];
  if (!script) throw new Error("no script");
  return scriptsOfConfig(script.text).map((one) => ({
    text: one.text,
    source: sourceText(one.spanOf({ start: 0, end: one.text.length })),
  }));
}

describe("a cloud-config runs", () => {
  test.each([
    ["plain items", "runcmd:\n  - a b\n  - c", ["a b", "c"]],
    ["items at the key's indentation", "runcmd:\n- a\n- b\nother: 1", ["a", "b"]],
    ["quoted items", "bootcmd:\n  - \"a; b\"\n  - 'c'", ["a; b", "c"]],
    ["lists of words", 'runcmd:\n  - [a, "b c"]', ["a b c"]],
    ["scripts of lists", "runcmd:\n  - [sh, -c, 'a; b']", ["a; b"]],
    ["lists over lines", "runcmd:\n  - - sh\n    - -xc\n    - a; b", ["a; b"]],
    ["blocks", "runcmd:\n  - |\n    a\n      b\n  - c", ["a\n  b", "c"]],
    [
      "files that commands name",
      "write_files:\n  - path: /x\n    content: |\n      a\n      b\nruncmd:\n  - /x",
      ["/x", "a\nb"],
    ],
    ["no other files", "write_files:\n  - path: /x\n    content: |\n      a\nruncmd:\n  - /y", ["/y"]],
    ["nothing of other keys", "packages:\n  - a\nx:\n  runcmd:\n    - b", []],
    ["nothing of comments", "# runcmd:\n#   - a", []],
    ["nothing of an empty list", "runcmd: []", []],
    ["what JSON says", '{"runcmd": ["a b", ["c", "d"], ["sh", "-c", "e; f"]]}', ["a b", "c d", "e; f"]],
    ["what stands between comments", "runcmd:\n  # x\n  - a\n\n  # y\n  - b", ["a", "b"]],
  ])("%s", (_name, config, expected) => {
    expect(scripts(config).map((one) => one.text.trimEnd())).toEqual(expected);
  });

  test("scripts that are found in the source", () => {
    const [first, second] = scripts("runcmd:\n  - a b\n  - |\n    c\n    d");
    expect(first?.source).toBe("a b");
    expect(second?.source).toBe("c\n    d");
  });
});

test.each([
  ["packages:\n  - nginx", "nginx"],
  ["packages: [nginx, curl]", "[nginx, curl]"],
  ["packages: []", undefined],
  ["packages:", undefined],
  ["packages:\n  # - nginx\nother: 1", undefined],
  ["packages:\n- [nginx, 1.2]", "[nginx, 1.2]"],
])("the first item of %s", (config, expected) => {
  const entry = configEntries(config).find((one) => one.key === "packages");
  const item = entry && firstItem(entry);
  expect(item && config.slice(item.start, item.end)).toBe(expected);
});
