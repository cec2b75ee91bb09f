import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { buildAll } from "./build/bundles.ts";
import { ROOT, say } from "./run/steps.ts";

/** A package that is larger has something in it that does not belong there. */
const LARGEST = 6 * 1024 * 1024;

const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
const packagePath = join(ROOT, `rebake-${version}.vsix`);
await buildAll();
await createVSIX({
  cwd: ROOT,
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
const { size } = statSync(packagePath);
say(`rebake-${version}.vsix: ${(size / 1024 / 1024).toFixed(1)} MiB`);
if (size > LARGEST) {
  say(`That is more than ${LARGEST / 1024 / 1024} MiB: look into it with "npx vsce ls".`);
  process.exitCode = 1;
}
