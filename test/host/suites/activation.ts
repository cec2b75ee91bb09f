import { equal, ok } from "node:assert/strict";
import * as vscode from "vscode";
import { suite } from "./support.ts";

/** How long Rebake keeps the editor waiting. Printed, not asserted: it is a number of this machine. */
export const run = suite("Rebake's activation", (test) => {
  test("is not needed in a folder without files of its kind", () => {
    equal(vscode.extensions.getExtension("bakehouse.rebake")?.isActive, false);
  });

  test("takes little time", async () => {
    const extension = vscode.extensions.getExtension("bakehouse.rebake");
    ok(extension);
    const started = performance.now();
    await extension.activate();
    console.log(`activation: ${Math.round(performance.now() - started)} ms`);
    ok(extension.isActive);
  });
});
