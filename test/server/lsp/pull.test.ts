import { afterEach, expect, test } from "vitest";
import {
  CancellationTokenSource,
  DocumentDiagnosticRequest,
  FileChangeType,
  ProgressType,
  type WorkspaceDiagnosticReportPartialResult,
  WorkspaceDiagnosticRequest,
} from "vscode-languageserver-protocol/node";
import { FakeDisk, PULL_CLIENT, TestClient } from "./client.ts";
import { renamed } from "./rules.ts";

const ROOT = "file:///work";
const MAIN = `${ROOT}/main.tf`;
const OLD = 'resource "a" "b" {\n  old = 1\n}\n';
const NEW = 'resource "a" "b" {\n  new = 1\n}\n';

let client: TestClient;
afterEach(() => client.stop());

const start = (files = new FakeDisk(), roots: string[] = []) =>
  TestClient.start({ rules: [renamed], files, roots, capabilities: PULL_CLIENT });

const pull = (uri: string, previousResultId?: string) =>
  client.connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri },
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });

test("a client that pulls is never pushed to", async () => {
  client = await start(new FakeDisk({ "/work/other.tf": OLD }), [ROOT]);
  client.open(MAIN, OLD);
  const report = await pull(MAIN);
  expect(report).toMatchObject({ kind: "full", items: [{ code: "test-renamed" }] });
  await client.idle();
  expect(client.published).toEqual([]);
});

test("what has not changed is not sent again", async () => {
  client = await start();
  client.open(MAIN, OLD);
  const { resultId } = await pull(MAIN);
  expect(await pull(MAIN, resultId)).toEqual({ kind: "unchanged", resultId });
  client.change(MAIN, { text: NEW });
  expect(await pull(MAIN, resultId)).toMatchObject({ kind: "full", items: [] });
});

test("a change that nobody asked for makes the client ask again", async () => {
  const files = new FakeDisk({ "/work/main.tf": OLD });
  client = await start(files, [ROOT]);
  client.open(MAIN, OLD);
  await pull(MAIN);
  await client.idle();
  client.refreshes = 0;
  client.change(MAIN, { text: NEW });
  await client.until("a refresh", () => client.refreshes > 0);
});

test("the whole workspace comes in parts, as it is checked and as it changes", async () => {
  const files = new FakeDisk({ "/work/main.tf": OLD, "/work/net/main.tf": OLD, "/work/clean/main.tf": NEW });
  client = await start(files, [ROOT]);
  const items = new Map<string, number>();
  const part = new ProgressType<WorkspaceDiagnosticReportPartialResult>();
  client.connection.onProgress(part, "token", (value) => {
    for (const item of value.items) items.set(item.uri, item.kind === "full" ? item.items.length : -1);
  });
  const cancellation = new CancellationTokenSource();
  const request = client.connection.sendRequest(
    WorkspaceDiagnosticRequest.type,
    { previousResultIds: [], partialResultToken: "token" },
    cancellation.token,
  );
  await client.until("the findings", () => items.size === 2);
  expect([...items]).toEqual([
    [MAIN, 1],
    [`${ROOT}/net/main.tf`, 1],
  ]);
  files.texts.set("/work/main.tf", NEW);
  files.texts.delete("/work/net/main.tf");
  client.filesChanged(
    { uri: MAIN, type: FileChangeType.Changed },
    { uri: `${ROOT}/net`, type: FileChangeType.Deleted },
  );
  await client.until("their end", () => [...items.values()].every((count) => count === 0));
  cancellation.cancel();
  await expect(request).rejects.toMatchObject({ code: -32800 });
});

test("a client that takes no parts gets all of it at once", async () => {
  client = await start(new FakeDisk({ "/work/main.tf": OLD, "/work/net/main.tf": OLD }), [ROOT]);
  const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
    previousResultIds: [],
  });
  expect(items.map(({ uri }) => uri)).toEqual([MAIN, `${ROOT}/net/main.tf`]);
});

test("a cancelled request ends as cancelled", async () => {
  client = await start();
  client.open(MAIN, OLD);
  const cancellation = new CancellationTokenSource();
  const request = client.connection.sendRequest(
    DocumentDiagnosticRequest.type,
    { textDocument: { uri: MAIN } },
    cancellation.token,
  );
  cancellation.cancel();
  await expect(request).rejects.toMatchObject({ code: -32800 });
});
