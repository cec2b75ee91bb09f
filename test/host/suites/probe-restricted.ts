import { equal, ok } from "node:assert/strict";
import * as vscode from "vscode";
import { suite } from "./support.ts";

/** Proves that a suite can run in a folder that nobody has trusted yet. */
export const run = suite("probe in Restricted Mode", (test) => {
  test("the workspace is not trusted", () => {
    equal(vscode.workspace.isTrusted, false);
  });

  test("an extension that supports it is loaded all the same", async () => {
    const extension = vscode.extensions.getExtension("rebake-tests.probe");
    ok(extension);
    await extension.activate();
  });
});
