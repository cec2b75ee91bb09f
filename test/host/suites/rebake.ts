import * as vscode from "vscode";
import { eventually } from "./support.ts";

/** A file of the workspace. */
export function fileOf(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("no folder is open");
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function showFile(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileOf(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** What Rebake says of a file, as soon as it is as wanted. */
export function diagnosticsOf(
  uri: vscode.Uri,
  isWanted: (list: readonly vscode.Diagnostic[]) => boolean = (list) => list.length > 0,
): Promise<readonly vscode.Diagnostic[]> {
  return eventually(`diagnostics of ${uri.path}`, () => {
    const own = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "rebake");
    return isWanted(own) && own;
  });
}

/** Rebake's actions with their edits. */
export async function actionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    uri,
    range,
    kind.value,
    20,
  );
}

export async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const whole = new vscode.Range(
    new vscode.Position(0, 0),
    document.lineAt(document.lineCount - 1).range.end,
  );
  edit.replace(document.uri, whole, text);
  await vscode.workspace.applyEdit(edit);
}
