import { runStep } from "./run/steps.ts";

// A program for each part of the house that may see something else: the core neither Node nor VS Code, pages only the browser.
for (const project of [
  "server/tsconfig.core.json",
  "tsconfig.json",
  "client/tsconfig.json",
  "client/pages/tsconfig.json",
]) {
  await runStep(`types of ${project}`, process.execPath, ["node_modules/typescript/bin/tsc", "-p", project]);
}
