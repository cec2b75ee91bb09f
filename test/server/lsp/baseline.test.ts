import { afterEach, describe, expect, test } from "vitest";
import { FileChangeType } from "vscode-languageserver-protocol/node";
import { writeBaseline } from "../../../server/src/baseline.ts";
import { fingerprintsOf } from "../../../server/src/fingerprints.ts";
import { Folder } from "../../../server/src/folder.ts";
import { lintFolder } from "../../../server/src/lint.ts";
import { readHclSource } from "../../../server/src/syntax/hcl/source.ts";
import { engine } from "../../support/analysis.ts";
import { FakeDisk, TestClient } from "./client.ts";
import { renamed } from "./rules.ts";

const ROOT = "file:///work";
const OLD = 'resource "a" "b" {\n  old = 1\n}\n';
const NEWER = 'resource "a" "c" {\n  old = 2\n}\n';
const MAIN = `${ROOT}/my%20net/main.tf`;

let client: TestClient;
afterEach(() => client.stop());

/** What the command line would write for this text. */
async function baseline(text: string): Promise<string> {
  const file = readHclSource(await engine(), "/work/my net/main.tf", "terraform", text);
  const found = lintFolder(new Folder("/work/my net", [file]), [renamed], { onRuleFailure: () => {} });
  const fingerprints = fingerprintsOf(found, () => text, "/work");
  return writeBaseline(fingerprints.map((fingerprint) => ({ fingerprint, rule: "", path: "", address: "" })));
}

async function disk(text = OLD + NEWER): Promise<FakeDisk> {
  return new FakeDisk({ "/work/my net/main.tf": text, "/work/.rebake/baseline.json": await baseline(OLD) });
}

describe("what is in the baseline", () => {
  test("is not shown; what is new is", async () => {
    client = await TestClient.start({ rules: [renamed], files: await disk(), roots: [ROOT] });
    const found = await client.diagnostics(MAIN);
    expect(found.map(({ range }) => range.start.line)).toEqual([4]);
  });

  test.each([
    ["asked for", { settings: () => ({ showBaseline: true }) }],
    ["nobody has vouched for the workspace", { initializationOptions: { trusted: false } }],
  ])("is shown when %s", async (_name, options) => {
    client = await TestClient.start({ rules: [renamed], files: await disk(), roots: [ROOT], ...options });
    expect((await client.diagnostics(MAIN)).length).toBe(2);
  });

  test("is read again when it changes on disk, and a broken one hides nothing", async () => {
    const files = await disk();
    client = await TestClient.start({ rules: [renamed], files, roots: [ROOT] });
    await client.diagnostics(MAIN);
    files.texts.set("/work/.rebake/baseline.json", "<<<<<<< HEAD");
    client.filesChanged({ uri: `${ROOT}/.rebake/baseline.json`, type: FileChangeType.Changed });
    await client.diagnostics(MAIN, (list) => list.length === 2);
    expect(client.logged.join("\n")).toContain("it holds merge conflicts; all findings are shown");
  });
});
