import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { placedView } from "../../client/src/plan/placed-view.ts";
import { readPlanView } from "../../runner/src/read-view.ts";
import { everythingView, largeView } from "../support/plan-views.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rebake-view-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function viewFile(content: string): string {
  const path = join(folder, "view.json");
  writeFileSync(path, content);
  return path;
}

describe("the view of a plan", () => {
  test("is read as it was written", async () => {
    const view = everythingView();
    expect(await readPlanView(viewFile(JSON.stringify(view)))).toEqual({
      view: JSON.parse(JSON.stringify(view)),
    });
  });

  const view = everythingView();
  test.each([
    ["", "is no JSON"],
    [JSON.stringify(view).slice(0, -10), "is no JSON"],
    ["{}", "version must be a number"],
    [JSON.stringify({ ...view, version: 2 }), "is of version 2"],
    [JSON.stringify({ ...view, changes: 1 }), "changes must be"],
    [JSON.stringify({ ...view, changes: [...view.changes, { address: 1 }] }), /changes\[\d\d\]\.id must be/],
  ])("that is %.20s is refused, and it is said why", async (content, reason) => {
    expect(await readPlanView(viewFile(content))).toEqual({ problem: expect.stringMatching(reason) });
  });

  test("that is not there is refused, and it is said so", async () => {
    expect(await readPlanView(join(folder, "none.json"))).toEqual({ problem: "cannot be read (ENOENT)" });
    expect(await readPlanView(folder)).toEqual({ problem: "is no file" });
  });

  test("of many changes is read with room for other work in between", async () => {
    const content = JSON.stringify(largeView(3_000));
    const path = viewFile(content);
    let turns = 0;
    let isRead = false;
    const turn = (): void => {
      turns++;
      if (!isRead) setImmediate(turn);
    };
    setImmediate(turn);
    await readPlanView(path);
    isRead = true;
    expect(turns).toBeGreaterThan(content.length / 100_000);
  });
});

test("a view stays as it is where nobody says where its blocks are", async () => {
  const view = everythingView();
  expect(await placedView(view, async () => undefined)).toBe(view);
});
