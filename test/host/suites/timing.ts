import * as vscode from "vscode";
import { suite } from "./support.ts";

/** Figures for `npm run bench`; what is measured is printed, not judged. */
export const run = suite("timing", (test) => {
  test("activation and first diagnostics", async () => {
    const extension = vscode.extensions.getExtension("bakehouse.rebake");
    if (!extension) throw new Error("Rebake is not installed");
    const started = performance.now();
    const first = new Promise<number>((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(() => {
        listener.dispose();
        resolve(performance.now() - started);
      });
    });
    await extension.activate();
    console.log(`timing activation=${(performance.now() - started).toFixed(1)}`);
    console.log(`timing first-diagnostics=${(await first).toFixed(1)}`);
  });
}, 60_000);
