import { afterEach, expect, test } from "vitest";
import { createSyntaxChecker, type SyntaxChecker } from "../../../server/src/host/syntax-checker.ts";
import { TestClient } from "./client.ts";
import { renamed } from "./rules.ts";

const MAIN = "file:///work/main.tf";

let client: TestClient;
afterEach(() => client.stop());

test("HashiCorp's own parser speaks, at the right place, also behind characters of several units", async () => {
  client = await TestClient.start({ rules: [], createSyntaxChecker });
  client.open(MAIN, 'a = 1\r\nb = "äé😀👨‍👩‍👧" c\r\n');
  const [error, ...others] = await client.diagnostics(MAIN);
  expect(others).toEqual([]);
  const start = 'b = "äé😀👨‍👩‍👧" '.length;
  expect(error).toMatchObject({
    range: { start: { line: 1, character: start }, end: { line: 1, character: start + 1 } },
    severity: 1,
    source: "rebake",
    message: "Missing newline after argument. An argument definition must end with a newline.",
  });
  client.change(MAIN, { text: "a = 1\n" });
  await client.diagnostics(MAIN, (list) => list.length === 0);
});

test("an error stays at its place while the text above it grows, and findings go on beside it", async () => {
  client = await TestClient.start({ rules: [renamed], createSyntaxChecker: answering });
  client.open(MAIN, 'resource "a" "b" {\n  old = 1\n}\nx = = 1\n');
  await client.diagnostics(MAIN, (list) => list.length === 2);
  answers = [];
  client.change(MAIN, {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    text: "# new\n\n",
  });
  await client.until("the next version", () => client.published.at(-1)?.version === 2);
  expect(client.diagnosticsOf(MAIN)?.map(({ range }) => range.start.line)).toEqual([5, 3]);
});

test("the answer for a version that is superseded is dropped", async () => {
  client = await TestClient.start({ rules: [renamed], createSyntaxChecker: answering });
  hold = true;
  client.open(MAIN, "x = = 1\n");
  await client.until("a question", () => held.length === 1);
  client.change(MAIN, { text: 'resource "a" "b" {\n  old = 1\n}\n' });
  await client.diagnostics(MAIN);
  for (const answer of held.splice(0)) answer();
  hold = false;
  await client.idle();
  expect(client.published.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).not.toContain(
    "syntax",
  );
});

test("can be turned off", async () => {
  asked = 0;
  let isOn = false;
  client = await TestClient.start({
    rules: [renamed],
    createSyntaxChecker: answering,
    settings: () => ({ diagnostics: { syntaxErrors: isOn } }),
  });
  client.open(MAIN, 'resource "a" "b" {\n  old = = 1\n}\n');
  await client.idle();
  isOn = true;
  client.notify("workspace/didChangeConfiguration", { settings: null });
  await client.diagnostics(MAIN, (list) => list.some(({ message }) => message === "twice"));
  // Not once before, although the document was open before the settings were read.
  expect(asked).toBe(1);
});

let hold = false;
let asked = 0;
let held: (() => void)[] = [];
let answers: unknown[] | undefined;

/** Finds `= =`, or answers when the test lets it. */
function answering(): SyntaxChecker {
  hold = false;
  held = [];
  answers = undefined;
  return {
    async check(text) {
      asked++;
      if (hold) await new Promise<void>((resolve) => held.push(resolve));
      // With `answers` set, nothing is ever answered: what is shown then is what was known before.
      if (answers) await new Promise(() => {});
      const start = text.indexOf("= =");
      return start < 0 ? [] : [{ range: { start, end: start + 3 }, message: "twice" }];
    },
    dispose: () => {},
  };
}
