import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DeployTools } from "../../../client/src/deploy/deploy-tools.ts";
import { obeyPage } from "../../../client/src/deploy/register-deploy.ts";
import type { RootPlan } from "../../../client/src/plan/plan-state.ts";
import type { ShownRun } from "../../../client/src/runs/run-store.ts";
import { RUN_FILES } from "../../../protocol/src/run-record.ts";
import { deployRun, ended, planRun, RUNNING } from "../runs/shown.ts";
import { fakeVsCode } from "../vscode.ts";

vi.mock("vscode", async () => (await import("../vscode.ts")).fakeVsCode);

let folder: string;
const done: string[] = [];
beforeEach(() => {
  done.length = 0;
  folder = mkdtempSync(join(tmpdir(), "rebake-decline-"));
  writeFileSync(join(folder, RUN_FILES.plan), "");
  Object.assign(fakeVsCode.window, { setStatusBarMessage: (text: string) => void done.push(text) });
});
afterEach(() => rmSync(folder, { recursive: true }));

const isKept = (): boolean => existsSync(join(folder, RUN_FILES.plan));

async function decline(deployment?: ShownRun): Promise<void> {
  const { run } = planRun();
  const plan = { root: "/w/live", run: { ...run, folder } } as unknown as RootPlan;
  const tools = {
    home: { store: { deploymentOf: () => deployment } },
    page: { close: () => done.push("closed") },
    putAway: async () => void done.push("put away"),
  } as unknown as DeployTools;
  await obeyPage(tools, plan, { type: "decline", plan: run.id });
}

describe("a plan that somebody does not want", () => {
  test("is put away, and cannot be applied later by mistake", async () => {
    await decline();
    expect(done).toEqual(["Rebake: nothing was deployed", "put away", "closed"]);
    expect(isKept()).toBe(false);
  });

  test("and that is applied already, by whoever was quicker, stays with its pin", async () => {
    await decline(deployRun({}, { state: RUNNING }));
    rmSync(join(folder, RUN_FILES.plan));
    await decline(deployRun({}, { state: ended({ outcome: "succeeded" }) }));
    expect(done).toEqual([]);
  });

  test("after its deployment was refused is put away", async () => {
    await decline(deployRun({}, { state: ended({ outcome: "failed" }) }));
    expect(done).toContain("put away");
    expect(isKept()).toBe(false);
  });
});
