import { describe, expect, test } from "vitest";
import { nearestLine } from "../../../client/src/plan/nearest-line.ts";
import { planPageHtml } from "../../../client/src/plan/page-html.ts";
import { planMessage, planParts } from "../../../client/src/plan/page-messages.ts";
import { readFromPage, readPageState, readToPage } from "../../../protocol/src/plan-page.ts";
import { PLAN_PAGE_WORDS, pageWords } from "../../../protocol/src/plan-page-words.ts";
import { viewPlan } from "../../../server/src/plan/view.ts";
import { everythingView, FACTS, largeView, SECRET } from "../../support/plan-views.ts";
import { noRecordings, recordedPlans } from "../../support/plans.ts";

describe("messages to the page", () => {
  test("of a plan are understood, and hold no secret", () => {
    const view = everythingView();
    const messages = [planMessage(view, FACTS), ...planParts(view, FACTS.plan)];
    for (const message of messages) {
      expect(readToPage(JSON.parse(JSON.stringify(message)))).toHaveProperty("message");
      expect(JSON.stringify(message)).not.toContain(SECRET);
    }
  });

  test.skipIf(noRecordings)("of every recorded plan are understood", () => {
    for (const { name, json } of recordedPlans()) {
      const read = viewPlan(json);
      if (!("view" in read)) continue;
      for (const message of [planMessage(read.view, FACTS), ...planParts(read.view, FACTS.plan)])
        expect(readToPage(JSON.parse(JSON.stringify(message))), name).toHaveProperty("message");
    }
  });

  test("begin with a small one, however large the plan", () => {
    const message = planMessage(largeView(3_000), FACTS);
    expect(JSON.stringify(message).length).toBeLessThan(5_000);
    const [line] = message.verdict.lines;
    expect(line?.groups.length).toBe(6);
    expect(line?.more).toBe((line?.count ?? 0) - 6);
  });

  test.each([
    [undefined, "a message must be an object"],
    [{ type: "toString" }, 'no message has the type "toString"'],
    [{ type: "reveal" }, 'message "reveal".change must be a string'],
    [
      { type: "part", plan: "p", isLast: true, parts: { changes: [{}] } },
      'message "part".parts.changes[0].id must be a string',
    ],
  ])("%j is none", (message, wrong) => {
    expect(readToPage(message)).toEqual({ wrong });
  });
});

describe("messages from the page", () => {
  test.each([
    { type: "ready" },
    { type: "open", change: "a.b", forcedBy: 0 },
    { type: "open", diagnostic: 2 },
    { type: "command", command: "forceStop" },
  ])("%j is one", (message) => {
    expect(readFromPage(message)).toEqual({ message });
  });

  test.each([
    { type: "command", command: "workbench.action.quit" },
    { type: "open", change: "a.b", attribute: "../../etc/passwd" },
    { type: "__proto__" },
    "ready",
  ])("%j is none", (message) => {
    expect(readFromPage(message)).toHaveProperty("wrong");
  });
});

test("what the page kept is believed only in its own shape", () => {
  expect(readPageState({ root: "/r", plan: "p", scroll: 10 })).toEqual({ root: "/r", plan: "p", scroll: 10 });
  expect(readPageState({ root: "/r", toggled: [1] })).toBeUndefined();
  expect(readPageState(null)).toBeUndefined();
});

test("the page's HTML lets nothing but its own script run, and its words cannot leave their element", () => {
  const html = planPageHtml({
    script: "vscode-resource:/plan.js?a&b",
    style: "plan.css",
    styleSource: "https://x.example",
    nonce: "abc",
    words: { ...PLAN_PAGE_WORDS, keys: "</script><script>alert(1)</script>" },
    language: 'en"><script>',
  });
  expect(html).toContain(
    "default-src &#39;none&#39;; script-src &#39;nonce-abc&#39;; style-src https://x.example;".replaceAll(
      "&#39;",
      "'",
    ),
  );
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html).not.toMatch(/\son\w+=|style="|unsafe/);
});

test("words that are not handed over stay English", () => {
  expect(pageWords({ cancel: "Abbrechen", nonsense: "x", keys: 1 })).toEqual({
    ...PLAN_PAGE_WORDS,
    cancel: "Abbrechen",
  });
  expect(pageWords(undefined)).toEqual(PLAN_PAGE_WORDS);
});

describe("the line that is opened", () => {
  const lines = [
    "# new",
    "",
    'resource "aws_instance" "web" {',
    '  ami = "a"',
    "}",
    'resource "aws_eip" "web" {',
  ];
  const block = { kind: "block", type: "aws_instance", name: "web" } as const;

  test("is where it was as long as the same stands there", () => {
    expect(nearestLine(lines, 2, block)).toBe(2);
    expect(nearestLine(lines, 3, { kind: "attribute", path: "ami" })).toBe(3);
  });

  test("moves with its block, and stays within the file when that is gone", () => {
    expect(nearestLine(lines, 0, block)).toBe(2);
    expect(nearestLine(lines, 5, block)).toBe(2);
    expect(nearestLine(lines, 4, { kind: "attribute", path: "ami[0].x" })).toBe(3);
    expect(nearestLine(lines, 900, { kind: "block", type: "a(", name: "b" })).toBe(5);
    expect(nearestLine([], 3, undefined)).toBe(0);
  });
});
