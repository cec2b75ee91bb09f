import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureDebianPackages } from "../host/debian.ts";
import { runInExtensionHost } from "../host/extension-tests.ts";
import { ensureVsCode } from "../host/setup.ts";
import { bundleSuite } from "../host/suites.ts";
import { ROOT, say } from "../run/steps.ts";
import { median, milliseconds, report } from "./measure.ts";

const RUNS = 5;

/**
 * How long activating the extension keeps a real VS Code waiting. The server, a process of its own, starts meanwhile; the
 * server's benchmark says when its first diagnostics come.
 */
export async function benchEditor(): Promise<void> {
  await ensureDebianPackages(["chromium"], say);
  await ensureVsCode(say);
  // Without files of its kind the extension is not active before it is asked to be.
  const workspace = mkdtempSync(join(tmpdir(), "rebake-bench-"));
  const testsPath = await bundleSuite(join(ROOT, "test/host/suites/activation.ts"));
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { log } = await runInExtensionHost({ extensionPath: ROOT, testsPath, workspace });
    const time = /activation: (\d+) ms/.exec(log)?.[1];
    if (time === undefined) throw new Error(`The suite gave no figure:\n${log}`);
    times.push(Number(time));
  }
  rmSync(workspace, { recursive: true, force: true });
  report("VS Code: activation of the extension", milliseconds(median(times)));
}
