import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PlanMarks } from "../../../client/src/plan/plan-marks.ts";
import type { Plans, RootPlan } from "../../../client/src/plan/plan-state.ts";
import type { PlanPlacesResult } from "../../../protocol/src/lsp.ts";
import type { PlanView, SourcePlace } from "../../../protocol/src/plan-view.ts";
import { planned, updated } from "./views.ts";

const editor = vi.hoisted(() => ({ folders: [] as { uri: { scheme: string; fsPath: string } }[] }));
vi.mock("vscode", async () => {
  const { fakeVsCode } = await import("../vscode.ts");
  return {
    ...fakeVsCode,
    Disposable: { from: () => ({ dispose: () => undefined }) },
    Range: class {
      constructor(...at: readonly number[]) {
        const compareTo = (): number => 0;
        Object.assign(this, { start: { line: at[0], compareTo } });
      }
    },
    Uri: { file: (path: string) => ({ toString: () => path }) },
    workspace: {
      get workspaceFolders() {
        return editor.folders;
      },
      onDidChangeTextDocument: () => ({ dispose: () => undefined }),
    },
  };
});

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "rebake-marks-")));
  for (const name of ["one", "two"]) mkdirSync(join(folder, "real", name), { recursive: true });
  symlinkSync(join(folder, "real"), join(folder, "opened"));
  editor.folders = [{ uri: { scheme: "file", fsPath: join(folder, "opened") } }];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PLACE: SourcePlace = {
  file: "main.tf",
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
};

/** A plan whose block is known to be in the first line of main.tf. */
function view(): PlanView {
  const made = planned([updated("test_machine.web")]);
  return { ...made, changes: made.changes.map((change) => ({ ...change, source: PLACE })) };
}

test("marks of several root modules that come at once are each in their own folder, as it was opened", async () => {
  const roots = ["one", "two"].map((name) => join(folder, "real", name));
  const views = new Map(roots.map((root) => [root, view()]));
  const plans: Plans = {
    roots,
    current: undefined,
    of: (root) => ({ view: views.get(root) }) as RootPlan,
    onDidChange: () => ({ dispose: () => undefined }),
  };
  const answer: PlanPlacesResult = { blocks: [{ block: PLACE, attributes: [] }] };
  const request = async <Result>() => answer as Result;
  const marks = new PlanMarks(plans, { request, log: {} as never });
  const found = (name: string) =>
    marks.in({ toString: () => join(folder, "opened", name, "main.tf") } as never);
  // Whoever shows marks asks for them whenever something is new, and before.
  marks.onDidChange(() => void found("one"));
  found("one");
  await expect.poll(() => ["one", "two"].map((name) => found(name).length)).toEqual([1, 1]);
});

test("what was applied is marked no more", async () => {
  const root = join(folder, "real", "one");
  const plan = { view: view(), isApplied: false };
  let change = (_root: string): unknown => undefined;
  const plans: Plans = {
    roots: [root],
    current: undefined,
    of: () => plan as RootPlan,
    onDidChange: (listener) => {
      change = listener;
      return { dispose: () => undefined };
    },
  };
  const answer: PlanPlacesResult = { blocks: [{ block: PLACE, attributes: [] }] };
  const marks = new PlanMarks(plans, { request: async <Result>() => answer as Result, log: {} as never });
  const found = () => marks.in({ toString: () => join(folder, "opened", "one", "main.tf") } as never).length;
  await expect.poll(found).toBe(1);
  plan.isApplied = true;
  change(root);
  await expect.poll(found).toBe(0);
});
