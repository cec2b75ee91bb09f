import { deepEqual, equal, ok } from "node:assert/strict";
import * as vscode from "vscode";
import type { FakePlans } from "./fake-plans.ts";
import { fakePlan, planBeside } from "./fake-plans.ts";
import { fileOf, showFile } from "./rebake.ts";
import { eventually, suite } from "./support.ts";

async function fakePlans(): Promise<FakePlans> {
  const extension = vscode.extensions.getExtension<FakePlans>("bakehouse.rebake");
  ok(extension);
  return extension.activate();
}

function rootFolder(): string {
  return fileOf("").fsPath.replace(/\/$/, "");
}

/** The lenses of a file, each with its line, as soon as they are as wanted. */
function lenses(uri: vscode.Uri, ...wanted: string[]): Promise<vscode.CodeLens[]> {
  let seen: string[] = [];
  return eventually(`the lenses ${wanted.join(", ")}`, async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      uri,
    );
    seen = found.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);
    return seen.join("\n") === wanted.join("\n") && found;
  }).catch((error: Error) => {
    throw new Error(`${error.message}; seen: ${seen.join(", ")}`);
  });
}

const FIRST = "1: $(refresh)\u00a0replace ×2, destroy first: image_id";
const SECOND = "7: $(edit)\u00a0update in place: size";
const CALL = "12: $(sync)\u00a0module.web: 1 to replace, create first";

const FETCHED = "16: $(edit)\u00a0module.fetched: 1 to update in place";
const ABSENT = "20: $(edit)\u00a0module.absent: 1 to update in place";

export const run = suite("plans in the source", (test) => {
  test("lenses say what is done to each block and in each module call", async () => {
    await fakePlans();
    const main = await showFile("main.tf");
    const [first] = await lenses(main.uri, FIRST, SECOND, CALL, FETCHED, ABSENT);
    deepEqual(first?.command?.arguments, [rootFolder(), "test_machine.web[0]"]);
    const inside = await vscode.workspace.openTextDocument(fileOf("modules/web app/web.tf"));
    const fetched = await vscode.workspace.openTextDocument(fileOf(".terraform/modules/fetched/main.tf"));
    await lenses(fetched.uri);
    await lenses(inside.uri, "1: $(sync)\u00a0replace, create first: image_id");
  });

  test("lenses move with edits and then say that the plan was made before", async () => {
    const main = await showFile("main.tf");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(main.uri, new vscode.Position(5, 0), "\n# new\n");
    await vscode.workspace.applyEdit(edit);
    await lenses(
      main.uri,
      `${FIRST} (before your changes)`,
      `${SECOND.replace("7", "9")} (before your changes)`,
      `${CALL.replace("12", "14")} (before your changes)`,
      `${FETCHED.replace("16", "18")} (before your changes)`,
      `${ABSENT.replace("20", "22")} (before your changes)`,
    );
    await vscode.commands.executeCommand("undo");
    await vscode.commands.executeCommand("workbench.action.files.revert");
    await lenses(main.uri, FIRST, SECOND, CALL, FETCHED, ABSENT);
  });

  test("lenses are gone where the setting turns them off", async () => {
    const settings = vscode.workspace.getConfiguration();
    await settings.update("rebake.plan.marks", false, vscode.ConfigurationTarget.Global);
    await lenses(fileOf("main.tf"));
    await settings.update("rebake.plan.marks", undefined, vscode.ConfigurationTarget.Global);
    await lenses(fileOf("main.tf"), FIRST, SECOND, CALL, FETCHED, ABSENT);
  });

  test("the command shows what is done to the block under the cursor", async () => {
    const plans = await fakePlans();
    const main = await showFile("main.tf");
    const editor = await vscode.window.showTextDocument(main);
    editor.selection = new vscode.Selection(7, 2, 7, 2);
    await vscode.commands.executeCommand("rebake.showInPlan");
    deepEqual(plans.called.at(-1), ["rebake.showPlan", rootFolder(), "test_machine.db"]);
  });

  test("what is chosen in the Plan view is opened at its line, where it is now", async () => {
    const target = { root: rootFolder(), address: "module.web.test_machine.node", change: undefined };
    await vscode.commands.executeCommand("rebake.openPlanned", target);
    const editor = vscode.window.activeTextEditor;
    equal(editor?.document.uri.path.endsWith("/modules/web app/web.tf"), true);
    equal(editor?.selection.active.line, 0);
  });

  test("what stands in no block is opened where the tool said it is", async () => {
    const range = { start: { line: 2, character: 2 }, end: { line: 2, character: 4 } };
    const target = { root: rootFolder(), source: { file: "main.tf", range } };
    await vscode.commands.executeCommand("rebake.openPlanned", target);
    const editor = vscode.window.activeTextEditor;
    equal(editor?.document.uri.path.endsWith("/main.tf"), true);
    deepEqual([editor?.selection.active.line, editor?.selection.active.character], [2, 2]);
  });

  test("what the tool says is in the Problems until the next plan begins", async () => {
    const plans = await fakePlans();
    const root = rootFolder();
    const head = { v: 1, at: "", type: "diagnostic", severity: "error", detail: "" } as const;
    const position = (line: number, column: number) => ({ line, column, byte: 0 });
    const range = { file: "main.tf", start: position(2, 3), end: position(2, 8) };
    const diagnostics = [
      { ...head, seq: 1, summary: "In a line", range },
      { ...head, seq: 2, summary: "In a block", address: "test_machine.db" },
      { ...head, seq: 3, summary: "Nowhere" },
    ];
    const own = () =>
      vscode.languages
        .getDiagnostics(fileOf("main.tf"))
        .filter(({ source }) => source === "Terraform")
        .map(({ message, range: { start } }) => `${start.line + 1}:${start.character + 1} ${message}`);
    const shown = (...wanted: string[]) =>
      eventually(`the problems ${wanted.join(", ")}`, () => own().sort().join() === wanted.join());
    const { state } = fakePlan(root, {});
    const failed = {
      ...state,
      finished: state.finished && { ...state.finished, outcome: "failed" as const },
    };
    plans.set(fakePlan(root, { diagnostics, state: failed }, "20260102T000000-2"));
    await shown("1:1 Nowhere", "2:3 In a line", "7:1 In a block");
    plans.set(fakePlan(root, { diagnostics: [...diagnostics], state: failed }, "20260102T000000-2"));
    await shown("1:1 Nowhere", "2:3 In a line", "7:1 In a block");
    plans.set(fakePlan(root, {}, "20260103T000000-3"));
    await shown();
    await lenses(fileOf("main.tf"));
    plans.set(planBeside(root));
    await lenses(fileOf("main.tf"), FIRST, SECOND, CALL, FETCHED, ABSENT);
    plans.putAway(root);
    await lenses(fileOf("main.tf"));
  });
});
