import { equal } from "node:assert/strict";
import * as vscode from "vscode";
import { PLAN_COMMANDS } from "../../../client/src/plan/plan-state.ts";
import { showFile } from "./rebake.ts";
import { suite } from "./support.ts";

/** Plans in a folder that nobody has trusted. What was executed is looked at from outside. */
export const run = suite("Plans in Restricted Mode", (test) => {
  test("37: every command that executes ends without having begun anything", async () => {
    equal(vscode.workspace.isTrusted, false);
    const document = await showFile("main.tf");
    const folder = vscode.Uri.joinPath(document.uri, "..").fsPath;
    for (const command of [PLAN_COMMANDS.preview, PLAN_COMMANDS.previewWithOptions, PLAN_COMMANDS.again])
      await vscode.commands.executeCommand(command, folder);
  });
});
