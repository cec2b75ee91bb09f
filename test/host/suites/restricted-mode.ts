import { equal, ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import * as vscode from "vscode";
import { actionsAt, diagnosticsOf, fileOf, showFile } from "./rebake.ts";
import { suite } from "./support.ts";

/** Rebake in a folder that nobody has trusted: everything works, and the folder cannot silence it. */
export const run = suite("Rebake in Restricted Mode", (test) => {
  test("the folder is not trusted, and asks for silence", async () => {
    equal(vscode.workspace.isTrusted, false);
    const settings = await readFile(fileOf(".vscode/settings.json").fsPath, "utf8");
    ok(settings.includes('"off"'));
  });

  test("findings are shown all the same", async () => {
    const document = await showFile("main.tf");
    await diagnosticsOf(document.uri);
    await diagnosticsOf(fileOf("modules/db/main.tf"));
  });

  test("the quick fix works", async () => {
    const document = await showFile("main.tf");
    const [finding] = await diagnosticsOf(document.uri);
    ok(finding);
    const [fix] = await actionsAt(document.uri, finding.range, vscode.CodeActionKind.QuickFix);
    ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    equal(document.getText(), await readFile(fileOf("golden.txt").fsPath, "utf8"));
    await diagnosticsOf(document.uri, (list) => list.length === 0);
  });
});
