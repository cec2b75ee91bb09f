import { afterEach, describe, expect, test } from "vitest";
import {
  type CodeAction,
  CodeActionResolveRequest,
  CompletionRequest,
  type SnippetTextEdit,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { userDataNotReplacing } from "../../../server/src/rules/user-data-not-replacing.ts";
import { FakeDisk, lines, PUSH_CLIENT, TestClient } from "./client.ts";
import { extracted, renamed } from "./rules.ts";

const MAIN = "file:///work/main.tf";
const OLD = 'resource "a" "b" {\n  old = 1\n}\n';
const QUICK = ["quickfix"];
const FIX_ALL = ["source.fixAll"];

let client: TestClient;
afterEach(() => client.stop());

async function resolved(action: CodeAction | undefined): Promise<CodeAction> {
  if (!action) throw new Error("there is no such action");
  return client.connection.sendRequest(CodeActionResolveRequest.type, action);
}

/** The text after an edit of one document. Snippets leave their placeholders. */
function apply(text: string, edit: WorkspaceEdit | undefined, uri = MAIN): string {
  const document = TextDocument.create(uri, "terraform", 1, text);
  const changes = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  const edits = changes
    .filter((change) => change.textDocument?.uri === uri)
    .flatMap((change) => change.edits);
  const plain = (edits as (TextEdit | SnippetTextEdit)[]).map((one) =>
    "snippet" in one
      ? { range: one.range, newText: one.snippet.value.replace(/\$\{1:(.*?)\}/g, "<$1>") }
      : one,
  );
  return TextDocument.applyEdits(document, plain);
}

const titled = (actions: readonly CodeAction[], title: string) =>
  actions.find((action) => action.title === title);

describe("quick fixes", () => {
  test("one finding: offered where it is, preferred when safe, with its diagnostic and edited version", async () => {
    client = await TestClient.start({ rules: [renamed] });
    client.open(MAIN, OLD);
    const [diagnostic] = await client.diagnostics(MAIN);
    const actions = await client.actions(MAIN, lines(1), QUICK);
    expect(actions.map(({ title }) => title)).toEqual([
      "Rename it to new",
      "Suppress test-renamed for this line",
      "Suppress test-renamed for this block",
      "Suppress test-renamed for this file",
    ]);
    expect(actions[0]).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics: [diagnostic] });
    const { edit } = await resolved(actions[0]);
    expect(edit?.documentChanges).toMatchObject([{ textDocument: { uri: MAIN, version: 1 } }]);
    expect(apply(OLD, edit)).toBe('resource "a" "b" {\n  new = 1\n}\n');
    expect(await client.actions(MAIN, lines(2), QUICK)).toEqual([]);
  });

  test("a fix that changes what runs says so, and is not preferred", async () => {
    client = await TestClient.start({ rules: [userDataNotReplacing] });
    client.open(MAIN, userDataNotReplacing.docs.bad as string);
    await client.diagnostics(MAIN);
    const [fix] = await client.actions(MAIN, lines(0), QUICK);
    expect(fix?.title).toBe("Replace the machine when user_data changes (in place)");
    expect(fix).not.toHaveProperty("isPreferred");
    const { edit } = await resolved(fix);
    expect(apply(userDataNotReplacing.docs.bad as string, edit)).toBe(userDataNotReplacing.docs.good);
  });

  test("all of a kind in the file, with what they do together", async () => {
    const text = `${userDataNotReplacing.docs.bad}\n${(userDataNotReplacing.docs.bad as string).replace("web", "db")}`;
    client = await TestClient.start({ rules: [userDataNotReplacing] });
    client.open(MAIN, text);
    await client.diagnostics(MAIN, (list) => list.length === 2);
    const actions = await client.actions(MAIN, lines(0), QUICK);
    const all = titled(actions, "Fix all user-data-not-replacing in this file (in place)");
    expect(all?.diagnostics).toHaveLength(2);
    const { edit } = await resolved(all);
    expect(apply(text, edit).match(/user_data_replace_on_change = true/g)).toHaveLength(2);
  });

  test("a file of its own is created under a name that is free", async () => {
    const text = 'resource "a" "b" {\n  script = "echo"\n}\n';
    const files = new FakeDisk({ "/work/b.sh": "mine\n" });
    client = await TestClient.start({ rules: [extracted], files });
    client.open(MAIN, text);
    await client.diagnostics(MAIN);
    const { edit } = await resolved(
      titled(await client.actions(MAIN, lines(1), QUICK), "Move it to a file (replaces)"),
    );
    expect(edit?.documentChanges?.[0]).toEqual({
      kind: "create",
      uri: "file:///work/b-2.sh",
      options: { overwrite: false, ignoreIfExists: false },
    });
    expect(apply("", edit, "file:///work/b-2.sh")).toBe("echo\n");
    expect(apply(text, edit)).toContain('script = file("b-2.sh")');
  });

  test("a file of its own is not offered where it cannot be created", async () => {
    const text = 'resource "a" "b" {\n  script = "echo"\n}\n';
    const capabilities = { ...PUSH_CLIENT, workspace: { workspaceEdit: { documentChanges: true } } };
    client = await TestClient.start({ rules: [extracted], capabilities });
    client.open(MAIN, text);
    await client.diagnostics(MAIN);
    const titles = (await client.actions(MAIN, lines(1), QUICK)).map(({ title }) => title);
    expect(titles).not.toContain("Move it to a file (replaces)");
    expect(titles).toContain("Suppress test-extracted for this line");
  });

  test("an action whose document has changed is refused, not applied in the wrong place", async () => {
    client = await TestClient.start({ rules: [renamed] });
    client.open(MAIN, OLD);
    await client.diagnostics(MAIN);
    const [fix] = await client.actions(MAIN, lines(1), QUICK);
    client.change(MAIN, { text: `\n${OLD}` });
    await expect(resolved(fix)).rejects.toMatchObject({ code: -32801 });
  });

  test("an editor that resolves nothing and takes plain changes gets them at once", async () => {
    const { codeActionLiteralSupport } = PUSH_CLIENT.textDocument?.codeAction ?? {};
    const capabilities = {
      textDocument: { codeAction: codeActionLiteralSupport ? { codeActionLiteralSupport } : {} },
    };
    client = await TestClient.start({ rules: [renamed], capabilities });
    client.open(MAIN, OLD);
    await client.diagnostics(MAIN);
    const [fix] = await client.actions(MAIN, lines(1), QUICK);
    expect(fix?.edit?.changes?.[MAIN]).toEqual([
      { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } }, newText: "new" },
    ]);
  });
});

describe("source.fixAll.rebake", () => {
  test("applies every safe fix as often as it takes, as one edit, and leaves the others alone", async () => {
    const text =
      'resource "a" "one" {\r\n  older  = 1\r\n  script = "x"\r\n}\r\n\r\nresource "a" "two" {\r\n  old = "😀"\r\n}\r\n';
    client = await TestClient.start({ rules: [renamed, extracted] });
    client.open(MAIN, text);
    await client.diagnostics(MAIN);
    const actions = await client.actions(MAIN, lines(0), FIX_ALL);
    expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
      ["Fix all safe findings in this file", "source.fixAll.rebake"],
    ]);
    const { edit } = await resolved(actions[0]);
    expect(apply(text, edit)).toBe(text.replace("older", "new").replace("old", "new"));
    expect(await client.actions(MAIN, lines(0), ["source.organizeImports"])).toEqual([]);
  });

  test("is not offered when there is nothing safe to do", async () => {
    client = await TestClient.start({ rules: [userDataNotReplacing] });
    client.open(MAIN, userDataNotReplacing.docs.bad as string);
    await client.diagnostics(MAIN);
    expect(await client.actions(MAIN, lines(0), FIX_ALL)).toEqual([]);
  });
});

describe("suppressions", () => {
  test("for the line: above it, as deep, with the reason to fill in; and the finding goes", async () => {
    client = await TestClient.start({ rules: [renamed] });
    client.open(MAIN, OLD);
    await client.diagnostics(MAIN);
    const actions = await client.actions(MAIN, lines(1), QUICK);
    const { edit } = await resolved(titled(actions, "Suppress test-renamed for this line"));
    const text = apply(OLD, edit);
    expect(text).toBe('resource "a" "b" {\n  # rebake:ignore test-renamed <reason>\n  old = 1\n}\n');
    client.change(MAIN, { text });
    await client.diagnostics(MAIN, (list) => list.length === 0);
  });

  test("for the file: in its first line, with its line ends", async () => {
    const text = OLD.replaceAll("\n", "\r\n");
    client = await TestClient.start({ rules: [renamed] });
    client.open(MAIN, text);
    await client.diagnostics(MAIN);
    const actions = await client.actions(MAIN, lines(1), QUICK);
    const { edit } = await resolved(titled(actions, "Suppress test-renamed for this file"));
    expect(apply(text, edit)).toBe(`# rebake:ignore-file test-renamed <reason>\r\n${text}`);
  });

  test("for the block: above the innermost one that holds it", async () => {
    const text = 'resource "a" "b" {\n  inner {\n    x = 1\n  }\n  old = 1\n}\n';
    client = await TestClient.start({ rules: [renamed] });
    client.open(MAIN, text);
    await client.diagnostics(MAIN);
    const actions = await client.actions(MAIN, lines(4), QUICK);
    const { edit } = await resolved(titled(actions, "Suppress test-renamed for this block"));
    const after = apply(text, edit);
    expect(after).toBe(`# rebake:ignore-block test-renamed <reason>\n${text}`);
    client.change(MAIN, { text: after });
    await client.diagnostics(MAIN, (list) => list.length === 0);
  });

  test("in JSON: a key in the block or at the top of the file, and the finding goes", async () => {
    const uri = "file:///work/main.tf.json";
    const text = '{\n  "resource": {\n    "a": {\n      "b": {\n        "old": 1\n      }\n    }\n  }\n}\n';
    client = await TestClient.start({ rules: [renamed] });
    client.open(uri, text);
    await client.diagnostics(uri);
    const actions = await client.actions(uri, lines(4), QUICK);
    expect(actions.map(({ title }) => title)).toEqual([
      "Suppress test-renamed for this block",
      "Suppress test-renamed for this file",
    ]);
    for (const [scope, inserted] of [
      ["block", '      "b": {\n        "//": "rebake:ignore test-renamed <reason>",\n        "old": 1'],
      ["file", '{\n  "//": "rebake:ignore-file test-renamed <reason>",\n  "resource"'],
    ]) {
      const { edit } = await resolved(titled(actions, `Suppress test-renamed for this ${scope}`));
      expect(apply(text, edit, uri)).toContain(inserted);
    }
    const { edit } = await resolved(titled(actions, "Suppress test-renamed for this block"));
    client.change(uri, { text: apply(text, edit, uri) });
    await client.diagnostics(uri, (list) => list.length === 0);
  });

  test("rules are completed in the comment", async () => {
    client = await TestClient.start({ rules: [renamed, extracted] });
    client.open(MAIN, `${OLD}# rebake:ignore test-renamed, te`);
    const found = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: MAIN },
      position: { line: 3, character: 31 },
    });
    expect(found).toMatchObject([{ label: "test-extracted", detail: "Title of test-extracted" }]);
  });

  test("without snippets the reason is a plain word", async () => {
    const capabilities = {
      ...PUSH_CLIENT,
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create" as const] } },
    };
    client = await TestClient.start({ rules: [renamed], capabilities });
    client.open(MAIN, OLD);
    await client.diagnostics(MAIN);
    const actions = await client.actions(MAIN, lines(1), QUICK);
    const { edit } = await resolved(titled(actions, "Suppress test-renamed for this line"));
    expect(apply(OLD, edit)).toContain("  # rebake:ignore test-renamed reason\n");
  });
});
