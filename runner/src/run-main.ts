import { join } from "node:path";
import { runRunProcess } from "./run-process.ts";

// The entry of a run's process: node run.js <folder of the run>. Its orders come on standard input.
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("The folder of a run must be given.");
void runRunProcess(folder, {
  program: { node: process.execPath, arguments: [join(__dirname, "show-plan.js")] },
  viewer: async () => (await import("./plan-viewer.ts")).PLAN_VIEWER,
});
