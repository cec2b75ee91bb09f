import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ensureDebianPackages } from "../host/debian.ts";
import { runInExtensionHost } from "../host/extension-tests.ts";
import { ensureVsCode } from "../host/setup.ts";
import { bundleSuite } from "../host/suites.ts";
import { ROOT, say } from "../run/steps.ts";
import { workspaceFiles } from "./generated.ts";
import { median, milliseconds, report } from "./measure.ts";

const RUNS = 5;

/** In a real VS Code: how long activation takes, and until a workspace of 200 files has its first diagnostics. */
export async function benchEditor(): Promise<void> {
  await ensureDebianPackages(["chromium"], say);
  await ensureVsCode(say);
  const workspace = mkdtempSync(join(tmpdir(), "rebake-bench-"));
  for (const [name, text] of workspaceFiles(200)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true });
    writeFileSync(join(workspace, name), text);
  }
  const testsPath = await bundleSuite(join(ROOT, "test/host/suites/timing.ts"));
  const activation: number[] = [];
  const diagnostics: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { log } = await runInExtensionHost({ extensionPath: ROOT, testsPath, workspace });
    activation.push(figure(log, "activation"));
    diagnostics.push(figure(log, "first-diagnostics"));
  }
  rmSync(workspace, { recursive: true, force: true });
  report("VS Code: activation of the extension", milliseconds(median(activation)));
  report("  from activation to first diagnostics, 200 files", milliseconds(median(diagnostics)));
}

function figure(log: string, name: string): number {
  const match = new RegExp(`timing ${name}=([\\d.]+)`).exec(log);
  if (!match) throw new Error(`The suite gave no figure for ${name}:\n${log}`);
  return Number(match[1]);
}
