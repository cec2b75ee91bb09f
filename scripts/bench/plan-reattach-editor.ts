import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { cancelRun } from "../../runner/src/control.ts";
import { followRun } from "../../runner/src/run-state.ts";
import { stateDirectory } from "../../runner/src/state-directory.ts";
import { ensureDebianPackages } from "../host/debian.ts";
import { openEditor } from "../host/person.ts";
import { ensureVsCode } from "../host/setup.ts";
import { ROOT, say } from "../run/steps.ts";
import { median, milliseconds, report } from "./measure.ts";
import { endlessTool, startRun } from "./plan-runs.ts";

const RUNS = 5;
const RESOURCES = 2000;
const LIMIT_MILLISECONDS = 120_000;

/** In a real VS Code: from the activation of the extension in a reloaded window to the plan that goes on in its status bar. */
export async function benchReattachInEditor(): Promise<void> {
  await ensureDebianPackages(["chromium"], say);
  await ensureVsCode(say);
  const base = mkdtempSync(join(tmpdir(), "rebake-bench-"));
  const root = join(base, "root");
  mkdirSync(root);
  writeFileSync(join(root, "main.tf"), "");
  const states = join(base, "state");
  mkdirSync(states);
  const state = stateDirectory({}, join(states, "rebake"));
  const run = startRun(root, state, endlessTool(base, RESOURCES), { PATH: process.env.PATH, HOME: base });
  const editor = await openEditor({
    extension: ROOT,
    workspace: root,
    environment: { XDG_STATE_HOME: states },
  });
  try {
    const item = editor.page.locator("[id*='rebake.plan']").filter({ hasText: `${RESOURCES} refreshed` });
    await item.waitFor({ timeout: LIMIT_MILLISECONDS });
    const times: number[] = [];
    for (let round = 0; round < RUNS; round++) {
      const before = activations(editor.server.data).length;
      await editor.page.reload();
      // Looked for within the page at every frame: what goes to and fro between processes is not to be measured.
      const shown = await editor.page.waitForFunction(
        (words) => {
          const found = document.querySelector("[id*='rebake.plan']");
          return found?.textContent?.includes(words) ? Date.now() : undefined;
        },
        `${RESOURCES} refreshed`,
        { timeout: LIMIT_MILLISECONDS },
      );
      const began = activations(editor.server.data);
      const last = began.at(-1);
      if (began.length === before || last === undefined) throw new Error("The log tells of no activation");
      times.push(Number(await shown.jsonValue()) - last);
    }
    report(
      `VS Code: from activation after a reload to the plan that goes on (aim 500 ms, load ${loadavg()[0]?.toFixed(1)})`,
      milliseconds(median(times)),
    );
  } finally {
    await editor.close();
    cancelRun(run);
    await followRun(run, () => undefined);
    rmSync(base, { recursive: true, force: true });
  }
}

/** When the extension began to be activated, by the logs of the extension hosts, in milliseconds since 1970. */
function activations(data: string): number[] {
  return readdirSync(join(data, "data/logs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("remoteexthost.log"))
    .flatMap((name) => readFileSync(join(data, "data/logs", name), "utf8").split("\n"))
    .filter((line) => /_doActivateExtension bakehouse\.rebake/.test(line))
    .map((line) => new Date(line.slice(0, 23)).getTime())
    .sort((a, b) => a - b);
}
