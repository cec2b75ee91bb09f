import { afterEach, describe, expect, test } from "vitest";
import { FileChangeType } from "vscode-languageserver-protocol/node";
import { rulePage } from "../../../protocol/src/lsp.ts";
import { FakeDisk, lines, TestClient } from "./client.ts";
import { renamed, testRule, throwing } from "./rules.ts";

const ROOT = "file:///work";
const MAIN = `${ROOT}/main.tf`;
const OLD = 'resource "a" "b" {\n  old = 1\n}\n';
const NEW = 'resource "a" "b" {\n  new = 1\n}\n';

let client: TestClient;
afterEach(() => client.stop());

describe("open documents", () => {
  test("have diagnostics with code, page, tags and related places", async () => {
    client = await TestClient.start({ rules: [renamed] });
    client.open(MAIN, OLD);
    const [diagnostic, ...others] = await client.diagnostics(MAIN);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } },
      severity: 2,
      source: "rebake",
      code: "test-renamed",
      codeDescription: { href: rulePage("test-renamed") },
      message: "old is now new",
      tags: [2],
      relatedInformation: [{ message: "In this block", location: { uri: MAIN } }],
    });
  });

  test("follow every edit, and the version is told", async () => {
    client = await TestClient.start({ rules: [renamed] });
    client.open(MAIN, OLD);
    await client.diagnostics(MAIN);
    const version = client.change(MAIN, {
      range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } },
      text: "new",
    });
    await client.diagnostics(MAIN, (list) => list.length === 0);
    expect(client.published.at(-1)).toEqual({ uri: MAIN, version, diagnostics: [] });
  });

  test("are never given the diagnostics of a version that is superseded", async () => {
    client = await TestClient.start({ rules: [renamed] });
    client.open(MAIN, OLD);
    for (let count = 0; count < 50; count++)
      client.change(MAIN, { range: lines(0, 0), text: "# one more line\n" });
    const version = client.change(MAIN, { text: `# the last\n${OLD}` });
    await client.until("the last version", () => client.published.at(-1)?.version === version);
    expect(client.diagnosticsOf(MAIN)?.[0]?.range.start.line).toBe(2);
    const versions = client.published.map((params) => params.version ?? 0);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    for (const { version: of, diagnostics } of client.published)
      expect(diagnostics[0]?.range.start.line).toBe(of === version ? 2 : (of ?? 0));
  });

  test("that change while they are being checked are checked again, and only the result of that is told", async () => {
    let edits = 0;
    const slow = testRule("test-slow", "none", () => {
      if (edits++ === 0) client.change(MAIN, { text: NEW });
      for (const end = performance.now() + 20; performance.now() < end; );
      return undefined;
    });
    client = await TestClient.start({ rules: [slow, slow, slow, slow, renamed] });
    client.open(MAIN, OLD);
    await client.until("the second version", () => client.published.length > 0);
    await client.idle();
    expect(client.published).toEqual([{ uri: MAIN, version: 2, diagnostics: [] }]);
  });

  test("are cleared when they are closed and no workspace holds them", async () => {
    client = await TestClient.start({ rules: [renamed] });
    client.open(MAIN, OLD);
    await client.diagnostics(MAIN);
    client.close(MAIN);
    await client.diagnostics(MAIN, (list) => list.length === 0);
  });

  test("keep the spelling of their URI, and mean the same file", async () => {
    const files = new FakeDisk({ "/work/my folder/main.tf": OLD });
    client = await TestClient.start({ rules: [renamed], files, roots: [ROOT] });
    await client.diagnostics("file:///work/my%20folder/main.tf");
    const spelled = "file:///work/my%20folder/m%61in.tf";
    client.open(spelled, NEW);
    await client.diagnostics(spelled, (list) => list.length === 0);
  });

  test("are cleared under the spelling the editor uses, also when they are closed unsaved", async () => {
    client = await TestClient.start({ rules: [renamed] });
    const uri = "file:///tmp/(x)+&'/main.tf";
    client.open(uri, OLD);
    await client.diagnostics(uri);
    client.close(uri);
    await client.diagnostics(uri, (list) => list.length === 0);
    expect(new Set(client.published.map((params) => params.uri))).toEqual(new Set([uri]));
  });

  test("need no name: a document that was never saved has its language", async () => {
    client = await TestClient.start({ rules: [renamed] });
    client.open("untitled:Untitled-1", OLD, "opentofu");
    client.open("untitled:Untitled-2", OLD, "plaintext");
    await client.diagnostics("untitled:Untitled-1");
    expect(client.diagnosticsOf("untitled:Untitled-2")).toBeUndefined();
  });

  test("that are old versions of a file are none of ours", async () => {
    client = await TestClient.start({ rules: [renamed], roots: [ROOT] });
    client.open("git:/work/main.tf?ref=HEAD", OLD);
    client.open(MAIN, OLD);
    await client.diagnostics(MAIN);
    expect(client.published.every(({ uri }) => uri === MAIN)).toBe(true);
  });
});

describe("the workspace", () => {
  test("is checked in the background, without what is excluded or belongs to a tool", async () => {
    const files = new FakeDisk({
      "/work/main.tf": OLD,
      "/work/modules/net/main.tf": OLD,
      "/work/.terraform/modules/x/main.tf": OLD,
      "/work/generated/main.tf": OLD,
      "/work/notes.txt": OLD,
    });
    const settings = () => ({ exclude: ["generated"] });
    client = await TestClient.start({ rules: [renamed], files, roots: [ROOT], settings });
    await client.idle();
    const withFindings = client.published.filter(({ diagnostics }) => diagnostics.length > 0);
    expect(withFindings.map(({ uri }) => uri)).toEqual([MAIN, `${ROOT}/modules/net/main.tf`]);
    expect(client.statuses.at(-1)).toEqual({ state: "idle", findings: 2, files: 2, score: 50, unread: 0 });
  });

  test("is not checked when only open files are wanted", async () => {
    const files = new FakeDisk({ "/work/main.tf": OLD, "/work/other.tf": OLD });
    const settings = () => ({ diagnostics: { scope: "openFiles" } });
    client = await TestClient.start({ rules: [renamed], files, roots: [ROOT], settings });
    client.open(MAIN, OLD);
    await client.diagnostics(MAIN);
    await client.idle();
    expect(client.published.map(({ uri }) => uri)).toEqual([MAIN]);
  });

  test("follows changes on disk: changed, new and deleted files, and folders that go", async () => {
    const files = new FakeDisk({ "/work/main.tf": OLD, "/work/net/main.tf": OLD });
    client = await TestClient.start({ rules: [renamed], files, roots: [ROOT] });
    await client.diagnostics(MAIN);
    await client.diagnostics(`${ROOT}/net/main.tf`);

    files.texts.set("/work/main.tf", NEW);
    files.texts.set("/work/more/new.tf", OLD);
    client.filesChanged(
      { uri: MAIN, type: FileChangeType.Changed },
      { uri: `${ROOT}/more/new.tf`, type: FileChangeType.Created },
    );
    await client.diagnostics(MAIN, (list) => list.length === 0);
    await client.diagnostics(`${ROOT}/more/new.tf`);

    files.texts.delete("/work/more/new.tf");
    client.filesChanged({ uri: `${ROOT}/more/new.tf`, type: FileChangeType.Deleted });
    await client.diagnostics(`${ROOT}/more/new.tf`, (list) => list.length === 0);

    files.texts.delete("/work/net/main.tf");
    client.filesChanged({ uri: `${ROOT}/net`, type: FileChangeType.Deleted });
    await client.diagnostics(`${ROOT}/net/main.tf`, (list) => list.length === 0);
  });

  test("follows a folder that comes as a whole, as one event", async () => {
    const disk = new FakeDisk({ "/work/a.tf": NEW });
    client = await TestClient.start({ rules: [renamed], files: disk, roots: [ROOT] });
    await client.idle();
    disk.texts.set("/work/new/deep/main.tf", OLD);
    client.filesChanged({ uri: `${ROOT}/new`, type: FileChangeType.Created });
    await client.diagnostics(`${ROOT}/new/deep/main.tf`);
    disk.texts.set("/work/.terraform/modules/main.tf", OLD);
    client.filesChanged({ uri: `${ROOT}/.terraform`, type: FileChangeType.Created });
    disk.texts.set("/work/later/main.tf", OLD);
    client.filesChanged({ uri: `${ROOT}/later`, type: FileChangeType.Created });
    await client.diagnostics(`${ROOT}/later/main.tf`);
    expect(client.diagnosticsOf(`${ROOT}/.terraform/modules/main.tf`)).toBeUndefined();
  });

  test("follows a folder that the editor renames", async () => {
    const files = new FakeDisk({ "/work/net/main.tf": OLD });
    client = await TestClient.start({ rules: [renamed], files, roots: [ROOT] });
    await client.diagnostics(`${ROOT}/net/main.tf`);
    files.texts.delete("/work/net/main.tf");
    files.texts.set("/work/network/main.tf", OLD);
    client.notify("workspace/didRenameFiles", {
      files: [{ oldUri: `${ROOT}/net`, newUri: `${ROOT}/network` }],
    });
    await client.diagnostics(`${ROOT}/net/main.tf`, (list) => list.length === 0);
    await client.diagnostics(`${ROOT}/network/main.tf`);
  });

  test("takes the text of an open document for that of the file, until it is closed", async () => {
    const files = new FakeDisk({ "/work/main.tf": OLD });
    client = await TestClient.start({ rules: [renamed], files, roots: [ROOT] });
    await client.diagnostics(MAIN);
    client.open(MAIN, NEW);
    await client.diagnostics(MAIN, (list) => list.length === 0);
    client.filesChanged({ uri: MAIN, type: FileChangeType.Changed });
    client.close(MAIN);
    await client.diagnostics(MAIN);
  });

  test("may have several roots, each with its settings, that come and go", async () => {
    const files = new FakeDisk({ "/one/main.tf": OLD, "/two/main.tf": OLD });
    client = await TestClient.start({
      rules: [renamed],
      files,
      roots: ["file:///one"],
      settings: (scope) => (scope === "file:///two" ? { rules: { "test-renamed": "error" } } : {}),
    });
    await client.diagnostics("file:///one/main.tf");
    client.notify("workspace/didChangeWorkspaceFolders", {
      event: { added: [{ uri: "file:///two", name: "two" }], removed: [] },
    });
    const [inTwo] = await client.diagnostics("file:///two/main.tf");
    expect(inTwo?.severity).toBe(1);
    expect(client.diagnosticsOf("file:///one/main.tf")?.[0]?.severity).toBe(2);
    client.notify("workspace/didChangeWorkspaceFolders", {
      event: { added: [], removed: [{ uri: "file:///one", name: "one" }] },
    });
    await client.diagnostics("file:///one/main.tf", (list) => list.length === 0);
  });

  test("says which files and folders it cannot read, and checks the others", async () => {
    const files = new FakeDisk({ "/work/main.tf": OLD, "/work/secret.tf": OLD, "/work/closed/main.tf": OLD });
    files.forbidden.add("/work/secret.tf");
    files.forbidden.add("/work/closed");
    client = await TestClient.start({ rules: [renamed], files, roots: [ROOT] });
    await client.diagnostics(MAIN);
    await client.idle();
    expect(client.statuses.at(-1)?.unread).toBe(2);
    files.forbidden.delete("/work/secret.tf");
    client.filesChanged({ uri: `${ROOT}/secret.tf`, type: FileChangeType.Changed });
    await client.diagnostics(`${ROOT}/secret.tf`);
    await client.until("one unread folder", () => client.statuses.at(-1)?.unread === 1);
    const log = client.logged.join("\n");
    expect(log).toContain("file:///work/secret.tf was left out: permission denied");
    expect(log).toContain("file:///work/closed was left out: permission denied");
  });

  test("is read anew by the command, also where nobody told of a change", async () => {
    const files = new FakeDisk({ "/work/main.tf": NEW });
    client = await TestClient.start({ rules: [renamed], files, roots: [ROOT] });
    await client.idle();
    files.texts.set("/work/main.tf", OLD);
    const totals = await client.connection.sendRequest("workspace/executeCommand", {
      command: "rebake.server.checkWorkspace",
    });
    expect(totals).toEqual({ findings: 1, files: 1 });
  });
});

describe("settings and faults", () => {
  test("a rule can be silenced and made more severe, at once", async () => {
    let level: string | undefined;
    client = await TestClient.start({
      rules: [renamed],
      settings: () => (level ? { rules: { "test-renamed": level } } : {}),
    });
    client.open(MAIN, OLD);
    await client.diagnostics(MAIN, ([first]) => first?.severity === 2);
    level = "error";
    client.notify("workspace/didChangeConfiguration", { settings: null });
    await client.diagnostics(MAIN, ([first]) => first?.severity === 1);
    level = "off";
    client.notify("workspace/didChangeConfiguration", { settings: null });
    await client.diagnostics(MAIN, (list) => list.length === 0);
  });

  test("a rule that does not exist is named in the log", async () => {
    client = await TestClient.start({
      rules: [renamed],
      roots: [ROOT],
      settings: () => ({ rules: { "no-such-rule": "off" } }),
    });
    await client.until("a warning", () =>
      client.logged.some((line) => line.includes('there is no rule "no-such-rule"')),
    );
  });

  test("a setting of the wrong type is named in the log and has its default", async () => {
    client = await TestClient.start({ rules: [renamed], settings: () => ({ exclude: "everything" }) });
    client.open(MAIN, OLD);
    await client.diagnostics(MAIN);
    expect(client.logged.join("\n")).toContain('rebake.exclude: "everything"');
  });

  test("a rule that throws is logged once, and the others go on", async () => {
    client = await TestClient.start({ rules: [throwing, renamed] });
    client.open(MAIN, OLD);
    await client.diagnostics(MAIN);
    client.change(MAIN, { text: `\n${OLD}` });
    await client.diagnostics(MAIN, ([first]) => first?.range.start.line === 2);
    const told = client.logged.filter((message) => message.includes("test-throwing"));
    expect(told).toHaveLength(1);
  });

  test("an editor with the oldest protocol gets plain diagnostics", async () => {
    const initializationOptions = { status: false };
    client = await TestClient.start({ rules: [renamed], capabilities: {}, initializationOptions });
    client.open(MAIN, OLD);
    const [diagnostic] = await client.diagnostics(MAIN);
    expect(diagnostic).not.toHaveProperty("codeDescription");
    expect(diagnostic).not.toHaveProperty("relatedInformation");
    expect(diagnostic).not.toHaveProperty("tags");
    expect(client.initializeResult?.capabilities.diagnosticProvider).toBeUndefined();
    expect(client.statuses).toEqual([]);
  });
});
