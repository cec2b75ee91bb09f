import { runStep } from "./run/steps.ts";

// Three programs, because each part of the house may see something else: the core neither Node nor VS Code.
for (const project of ["server/tsconfig.core.json", "tsconfig.json", "client/tsconfig.json"]) {
  await runStep(`types of ${project}`, process.execPath, ["node_modules/typescript/bin/tsc", "-p", project]);
}
