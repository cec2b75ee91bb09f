import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { cacheFolder } from "./paths.ts";

/**
 * Makes one CommonJS file of a suite in TypeScript, as the extension host loads it, in `.cache/suites`.
 *
 * @param entry path of a module that exports `run(): Promise<void>`
 * @returns the path of the file, for `extensionTestsPath`
 * @throws Error from esbuild when the suite does not compile
 */
export async function bundleSuite(entry: string): Promise<string> {
  const folder = join(cacheFolder, "suites");
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, `${basename(entry, ".ts")}.cjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode"],
    logLevel: "silent",
  });
  return outfile;
}
