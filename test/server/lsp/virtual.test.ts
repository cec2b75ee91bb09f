import { afterEach, expect, test } from "vitest";
import { CodeActionResolveRequest } from "vscode-languageserver-protocol/node";
import { LIST_FOLDER, READ_FILE } from "../../../protocol/src/lsp.ts";
import { FakeDisk, lines, TestClient } from "./client.ts";
import { renamed } from "./rules.ts";

const ROOT = "memfs:/project";
const OLD = 'resource "a" "b" {\n  old = 1\n}\n';

let client: TestClient;
afterEach(() => client.stop());

test("a folder that only the editor can read is checked and fixed like any other", async () => {
  const disk = new FakeDisk({ "/project/main.tf": OLD, "/project/my net/main.tf": OLD });
  const pathOf = (uri: string) => decodeURIComponent(uri.slice("memfs:".length));
  client = await TestClient.start({
    rules: [renamed],
    roots: [ROOT],
    initializationOptions: { fileRequests: true },
    prepare: (connection) => {
      connection.onRequest<unknown, unknown>(READ_FILE, ({ uri }: { uri: string }) => disk.read(pathOf(uri)));
      connection.onRequest<unknown, unknown>(LIST_FOLDER, ({ uri }: { uri: string }) =>
        disk.list(pathOf(uri)),
      );
    },
  });
  await client.diagnostics(`${ROOT}/my%20net/main.tf`);
  const main = `${ROOT}/main.tf`;
  client.open(main, `# edited\n${OLD}`);
  await client.diagnostics(main, ([first]) => first?.range.start.line === 2);
  const [fix] = await client.actions(main, lines(2), ["quickfix"]);
  if (!fix) throw new Error("there is no fix");
  const { edit } = await client.connection.sendRequest(CodeActionResolveRequest.type, fix);
  expect(edit?.documentChanges).toMatchObject([{ textDocument: { uri: main, version: 1 } }]);
});

test("an editor that does not hand over files is told so once, in the log", async () => {
  client = await TestClient.start({ rules: [renamed], roots: [ROOT] });
  await client.until("the log", () => client.logged.some((message) => message.includes(ROOT)));
  client.open(`${ROOT}/main.tf`, OLD);
  await client.diagnostics(`${ROOT}/main.tf`);
});
