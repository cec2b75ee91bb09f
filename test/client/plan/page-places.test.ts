import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openFromPage } from "../../../client/src/plan/page-places.ts";
import type { RootPlan } from "../../../client/src/plan/plan-state.ts";
import { planned, updated } from "./views.ts";

const editor = vi.hoisted(() => ({ folder: "", shown: [] as string[], said: [] as string[] }));
vi.mock("vscode", async () => {
  const { fakeVsCode } = await import("../vscode.ts");
  class Position {
    constructor(readonly line: number) {}
  }
  return {
    ...fakeVsCode,
    Position,
    Range: class {},
    Selection: class {
      constructor(readonly start: Position) {}
    },
    Uri: { file: (path: string) => path },
    window: {
      activeTextEditor: undefined,
      showTextDocument: async (path: string, { selection }: { selection: { start: Position } }) =>
        editor.shown.push(`${path}:${selection.start.line + 1}`),
      setStatusBarMessage: (text: string) => editor.said.push(text),
    },
    workspace: {
      get workspaceFolders() {
        return [{ uri: { scheme: "file", fsPath: editor.folder } }];
      },
      openTextDocument: async (path: string) => {
        const text = readFileSync(path, "utf8");
        return Object.assign(path, { getText: () => text, validatePosition: (at: Position) => at });
      },
    },
  };
});

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "rebake-places-")));
  mkdirSync(join(folder, "real"));
  symlinkSync(join(folder, "real"), join(folder, "opened"));
  writeFileSync(join(folder, "real/main.tf"), '\nresource "test_machine" "web" {\n  size = 2\n}\n');
  Object.assign(editor, { folder: join(folder, "opened"), shown: [], said: [] });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ADDRESS = "test_machine.web";

/** A plan of the folder that changes one block, and what the tool said of it. */
function plan(file: string | undefined, diagnosed = ""): RootPlan {
  const view = planned([updated(ADDRESS)]);
  const at = { line: 1, character: 0 };
  const source = file === undefined ? {} : { source: { file, range: { start: at, end: at } } };
  const range = { file: diagnosed, start: { line: 3, column: 3 }, end: { line: 3, column: 7 } };
  return {
    root: join(folder, "real"),
    view: { ...view, changes: view.changes.map((change) => ({ ...change, ...source })) },
    diagnostics: [{ range }],
  } as unknown as RootPlan;
}

test("a link of the page opens the file under the name that the folder was opened by", async () => {
  await openFromPage(plan("main.tf"), { type: "open", change: ADDRESS });
  expect(editor.shown).toEqual([`${join(folder, "opened/main.tf")}:2`]);
});

test("what is not in the configuration any more, and whose file is gone, is said", async () => {
  await openFromPage(plan(undefined), { type: "open", change: ADDRESS });
  await openFromPage(plan("renamed.tf"), { type: "open", change: ADDRESS });
  expect(editor.said).toEqual([
    `${ADDRESS} is not in the configuration any more`,
    "renamed.tf is not in the configuration any more",
  ]);
});

test("a diagnostic leads to its line, also in a file that the tool names by its whole path", async () => {
  const vars = join(folder, "elsewhere.tfvars");
  writeFileSync(vars, "\n\nsize = \n");
  await openFromPage(plan(undefined, vars), { type: "open", diagnostic: 0 });
  await openFromPage(plan(undefined, "main.tf"), { type: "open", diagnostic: 0 });
  expect(editor.shown).toEqual([`${vars}:3`, `${join(folder, "opened/main.tf")}:3`]);
});
