import { afterEach, expect, test } from "vitest";
import { createSyntaxChecker, type SyntaxChecker } from "../../../server/src/host/syntax-checker.ts";

let checker: SyntaxChecker;
afterEach(() => checker.dispose());

test("HashiCorp's parser answers from a thread of its own, each question for itself", async () => {
  checker = createSyntaxChecker((message) => expect.unreachable(message));
  const [good, bad] = await Promise.all([checker.check("a = 1\n"), checker.check("a = = 1\n")]);
  expect(good).toEqual([]);
  expect(bad?.[0]).toMatchObject({ range: { start: 4, end: 5 } });
});

test("once disposed it answers that it cannot", async () => {
  checker = createSyntaxChecker(() => {});
  const waiting = checker.check("a = = 1\n");
  checker.dispose();
  expect(await waiting).toBeUndefined();
  expect(await checker.check("a = = 1\n")).toBeUndefined();
});

test("a thread that dies is started once more, then no more, and both are logged", async () => {
  const logged: string[] = [];
  checker = createSyntaxChecker((message) => logged.push(message));
  for (const expected of [1, 2]) {
    const waiting = checker.check("a = 1\n");
    await kill(checker);
    expect(await waiting).toBeUndefined();
    expect(logged).toHaveLength(expected);
  }
  expect(logged[0]).toContain("Starting it again");
  expect(logged[1]).toContain("Not started again");
  expect(await checker.check("a = = 1\n")).toBeUndefined();
});

/** Ends the thread from outside, as a crash does. */
async function kill(one: SyntaxChecker): Promise<void> {
  await (one as unknown as { worker: { terminate(): Promise<number> } }).worker.terminate();
}
