import { beforeAll, expect, test } from "vitest";
import type { FileWorld } from "../../../server/src/eval/scope.ts";
import { Folder } from "../../../server/src/folder.ts";
import { lintFolder } from "../../../server/src/lint.ts";
import { remoteScriptUnpinned } from "../../../server/src/rules/remote-script-unpinned.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { readHclSource } from "../../../server/src/syntax/hcl/source.ts";
import { engine } from "../../support/analysis.ts";

const TEMPLATE = `build {
  sources = ["source.amazon-ebs.web"]

  provisioner "ansible" {
    playbook_file = "site.yml"
    galaxy_file   = "requirements.yml"
  }
}
`;

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

function messages(requirements: string | undefined): string[] {
  const world: FileWorld = {
    has: () => undefined,
    readFile: (path) => (path === "requirements.yml" ? requirements : undefined),
    listFiles: () => undefined,
    parseTemplate: () => {
      throw new Error("No template was read");
    },
  };
  const file = readHclSource(hcl, "/w/web.pkr.hcl", "packer", TEMPLATE);
  const onRuleFailure = (_rule: unknown, _folder: unknown, error: unknown): never => {
    throw error;
  };
  return lintFolder(new Folder("/w", [file], world), [remoteScriptUnpinned], { onRuleFailure }).map(
    (finding) => finding.message,
  );
}

test.each([
  ["a role", "- geerlingguy.nginx\n", "geerlingguy.nginx"],
  ["a role with a source", "- src: https://example.com/web.git\n  scm: git\n", "https://example.com/web.git"],
  ["a role of several", "roles:\n  - name: a.b\n    version: 1.2.3\n  - name: c.d\n", "c.d"],
  [
    "collections",
    "collections:\n  - community.general\n  - name: a.b\n    version: '*'\n",
    "community.general and 1 more",
  ],
])("%s without a version is told", (_what, requirements, names) => {
  expect(messages(requirements)).toEqual([
    `requirements.yml names no version of ${names}: whichever is newest is installed`,
  ]);
});

test.each([
  [
    "versions",
    "roles:\n  - name: a.b\n    version: 1.2.3\ncollections:\n  - name: c.d\n    version: '>=1.0,<2.0'\n",
  ],
  ["versions in texts", "- a.b,1.2.3\n"],
  ["another file", "- include: others.yml\n"],
  ["folders", "collections:\n  - source: ./collections\n    type: dir\n"],
  ["something else", "hello\n"],
  ["broken YAML", "roles: [\n"],
  ["no file", undefined],
])("%s: silence", (_what, requirements) => {
  expect(messages(requirements)).toEqual([]);
});
