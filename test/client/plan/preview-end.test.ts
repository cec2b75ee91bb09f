import { beforeEach, describe, expect, test, vi } from "vitest";
import type { RootPlan } from "../../../client/src/plan/plan-state.ts";
import { showEnd } from "../../../client/src/plan/preview.ts";
import { ended, planRun } from "../runs/shown.ts";
import { fakeVsCode } from "../vscode.ts";

vi.mock("vscode", async () => (await import("../vscode.ts")).fakeVsCode);

const done: string[] = [];
const page = {
  show: () => void done.push("page"),
  shownRoot: undefined,
} as unknown as Parameters<typeof showEnd>[1];

beforeEach(() => {
  done.length = 0;
  Object.assign(fakeVsCode.window, {
    state: { focused: false },
    showInformationMessage: async (text: string) => void done.push(text),
  });
});

function plan(outcome: "succeeded" | "failed"): RootPlan {
  const { run, state } = planRun({}, { state: ended({ outcome }) });
  return { root: "/w/live", run, state } as unknown as RootPlan;
}

describe("of a long plan somebody who is not in the window is told", () => {
  test("that it is there, unless whoever ordered it says that", () => {
    showEnd(plan("succeeded"), page, false, 60_000, false);
    showEnd(plan("succeeded"), page, false, 60_000, true);
    expect(done).toEqual(["The plan of /w/live is there."]);
  });

  test("that it failed", () => {
    showEnd(plan("failed"), page, false, 60_000, true);
    expect(done).toEqual(["The plan of /w/live failed."]);
  });
});
