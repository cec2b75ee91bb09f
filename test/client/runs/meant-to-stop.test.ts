import { beforeEach, expect, test, vi } from "vitest";
import { meantToStop } from "../../../client/src/runs/register-runs.ts";
import type { RunStore } from "../../../client/src/runs/run-store.ts";
import { fakeVsCode } from "../vscode.ts";
import { bakeRun, RUNNING } from "./shown.ts";

vi.mock("vscode", async () => (await import("../vscode.ts")).fakeVsCode);

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  Object.assign(fakeVsCode.window, { setStatusBarMessage: (text: string) => void said.push(text) });
});

const baking = bakeRun({}, { state: RUNNING });
const store = {
  live: [baking],
  of: (id: string) => (id === baking.run.id ? baking : undefined),
} as unknown as RunStore;

test("where no run is named the one that goes on is meant", async () => {
  expect(await meantToStop(store, undefined)).toBe(baking);
  expect(await meantToStop(store, { run: baking.run.id })).toBe(baking);
});

test("one that was named and is not there any more stands for no other one", async () => {
  expect(await meantToStop(store, "20260101T000000-gone")).toBeUndefined();
  expect(await meantToStop(store, { run: "20260101T000000-gone" })).toBeUndefined();
  expect(said).toEqual(["This run is not shown any more.", "This run is not shown any more."]);
});
