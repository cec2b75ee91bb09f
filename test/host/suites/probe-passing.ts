import { equal, ok } from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { eventually, suite } from "./support.ts";

/** Proves that a suite in the extension host sees the extension, its neighbour, a document and the search. */
export const run = suite("probe", (test) => {
  test("the extension is found and activated", async () => {
    const extension = vscode.extensions.getExtension("rebake-tests.probe");
    ok(extension);
    equal((await extension.activate()).answer, 42);
  });

  test("a second extension is loaded beside it", async () => {
    const neighbour = vscode.extensions.getExtension("rebake-tests.neighbour");
    ok(neighbour);
    equal((await neighbour.activate()).name, "neighbour");
  });

  test("a command answers", async () => {
    equal(await vscode.commands.executeCommand("probe.greet"), "hello");
  });

  test("an opened document has its language and its diagnostic", async () => {
    const [found] = await vscode.workspace.findFiles("**/notes.probe");
    ok(found, "ripgrep finds the file");
    const document = await vscode.workspace.openTextDocument(found);
    equal(document.languageId, "probe");
    const diagnostics = await eventually("a diagnostic", () => {
      const all = vscode.languages.getDiagnostics(found);
      return all.length > 0 && all;
    });
    equal(diagnostics[0]?.range.start.line, 1);
  });

  test("the workspace is trusted", () => {
    equal(vscode.workspace.isTrusted, true);
  });

  test("a file that appears on the disk is noticed", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    ok(folder);
    const watcher = vscode.workspace.createFileSystemWatcher("**/*.probe");
    const created: string[] = [];
    watcher.onDidCreate((uri) => created.push(uri.fsPath));
    // The watcher is made in another process: files that are there before it are not news. Each try is a new
    // file, because VS Code makes one event, or none, of several that follow closely for the same file.
    for (let count = 0; created.length === 0 && count < 30; count += 1) {
      await writeFile(vscode.Uri.joinPath(folder.uri, `new-${count}.probe`).fsPath, "new");
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    ok(created.length > 0, "an event has come");
    watcher.dispose();
  });

  test("the clipboard works", async () => {
    await vscode.env.clipboard.writeText("copied");
    equal(await vscode.env.clipboard.readText(), "copied");
  });

  test("a terminal has a process", async () => {
    const terminal = vscode.window.createTerminal("probe");
    ok(await terminal.processId);
    terminal.dispose();
  });
});
