import { afterEach, expect, test } from "vitest";
import { HoverRequest, type MarkupContent } from "vscode-languageserver-protocol/node";
import { PUSH_CLIENT, TestClient } from "./client.ts";
import { renamed } from "./rules.ts";

const MAIN = "file:///work/main.tf";

let client: TestClient;
afterEach(() => client.stop());

const hoverAt = (line: number, character: number) =>
  client.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri: MAIN },
    position: { line, character },
  });

test("a finding explains itself: title, why, what to do, its page, how to keep it", async () => {
  client = await TestClient.start({
    rules: [renamed],
    initializationOptions: { rulePage: "command:x?{rule}" },
  });
  client.open(MAIN, 'resource "a" "b" {\n  old = 1\n}\n');
  const hover = await hoverAt(1, 3);
  expect(hover?.range).toEqual({ start: { line: 1, character: 2 }, end: { line: 1, character: 5 } });
  const { kind, value } = (hover?.contents ?? {}) as MarkupContent;
  expect(kind).toBe("markdown");
  expect(value.split("\n\n")).toEqual([
    "**Title of test-renamed**",
    "Why it is a finding.",
    "Quick fix:\n- Rename it to new",
    "[test-renamed](command:x?test-renamed) · to keep it, write `# rebake:ignore test-renamed` and the reason above the line",
  ]);
});

test("an editor without Markdown gets plain text", async () => {
  client = await TestClient.start({
    rules: [renamed],
    capabilities: {
      ...PUSH_CLIENT,
      textDocument: { ...PUSH_CLIENT.textDocument, hover: { contentFormat: ["plaintext"] } },
    },
    initializationOptions: { rulePage: "file:///rules/{rule}.md" },
  });
  client.open(MAIN, 'resource "a" "b" {\n  old = 1\n}\n');
  const { kind, value } = ((await hoverAt(1, 3))?.contents ?? {}) as MarkupContent;
  expect(kind).toBe("plaintext");
  expect(value).toMatch(/^Title of test-renamed\n/);
  expect(value).toContain("test-renamed (file:///rules/test-renamed.md)");
  expect(value).not.toMatch(/\*\*|`|\]\(/);
});

test("nothing is said where nothing was found, or in a document that is not open", async () => {
  client = await TestClient.start({ rules: [renamed] });
  expect(await hoverAt(0, 0)).toBeNull();
  client.open(MAIN, 'resource "a" "b" {\n  old = 1\n}\n');
  expect(await hoverAt(0, 3)).toBeNull();
});
