import { afterEach, expect, test } from "vitest";
import { rulePage } from "../../../protocol/src/lsp.ts";
import { FakeDisk, TestClient } from "./client.ts";
import { renamed, throwing } from "./rules.ts";

const MAIN = "file:///work/main.tf";
const OLD = 'resource "a" "b" {\n  old = 1\n}\n';
const NEW = 'resource "a" "b" {\n  new = 1\n}\n';

let client: TestClient;
afterEach(() => client.stop());

test("an open document has diagnostics with code, page, tags and related places", async () => {
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
