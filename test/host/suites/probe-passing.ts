import { equal, ok } from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
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
    const [found] = await vscode.workspace.findFiles("**/*.probe");
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
    let created = "";
    watcher.onDidCreate((uri) => {
      created = uri.fsPath;
    });
    const path = vscode.Uri.joinPath(folder.uri, "new.probe").fsPath;
    // The watcher is made in another process, so a first file may come before it.
    await eventually("an event", async () => {
      await rm(path, { force: true });
      await writeFile(path, "new");
      return created === path;
    });
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
