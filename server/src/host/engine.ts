import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createHclEngine, type HclEngine } from "../syntax/hcl/engine.ts";

/**
 * Loads the HCL engine from the files beside the running bundle, or from node_modules when run from source.
 * @throws when the files are missing or damaged; nothing can be analysed then.
 */
export async function loadEngine(): Promise<HclEngine> {
  const [runtime, grammar] = await Promise.all([
    readFile(binaryPath("web-tree-sitter.wasm", "web-tree-sitter/web-tree-sitter.wasm")),
    readFile(
      binaryPath("tree-sitter-hcl.wasm", "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm"),
    ),
  ]);
  return createHclEngine({ runtime, grammar });
}

function binaryPath(bundled: string, inPackages: string): string {
  // The bundles lie in dist/<part>/, the binaries in dist/.
  const beside = typeof __dirname === "string" ? join(dirname(__dirname), bundled) : "";
  if (beside !== "" && existsSync(beside)) return beside;
  return createRequire(join(process.cwd(), "package.json")).resolve(inPackages);
}
