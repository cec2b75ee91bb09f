import { existsSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { benchCorpus } from "./bench/corpus.ts";
import { benchDeployOverhead } from "./bench/deploy-overhead.ts";
import { benchEditor } from "./bench/editor.ts";
import { benchPlanJson } from "./bench/plan-json.ts";
import { benchPlanOverhead } from "./bench/plan-overhead.ts";
import { benchPlanPage } from "./bench/plan-page.ts";
import { benchPlanPlaces } from "./bench/plan-places.ts";
import { benchReattachInEditor } from "./bench/plan-reattach-editor.ts";
import { benchServer } from "./bench/server.ts";
import { benchWorkspace } from "./bench/workspace.ts";
import { buildAll, bundleScript } from "./build/bundles.ts";
import { ROOT, say } from "./run/steps.ts";

// Printed, not asserted: medians of five unless a line says otherwise. Name one to run only that.
const only = process.argv[2];
const corpus = join(ROOT, "../shared/corpus");
await buildAll();
if (wanted("corpus")) {
  if (existsSync(corpus)) await benchCorpus(corpus);
  else say("corpus: skipped, ../shared/corpus is not on this machine");
}
if (wanted("keystroke")) await runBundled("keystroke");
if (wanted("workspace")) await benchWorkspace();
if (wanted("server")) await benchServer();
if (wanted("plan-json")) await benchPlanJson();
if (wanted("plan-overhead")) await benchPlanOverhead();
if (wanted("deploy-overhead")) await benchDeployOverhead();
if (wanted("plan-reattach")) {
  await runBundled("plan-reattach");
  await benchReattachInEditor();
}
if (wanted("ledger")) await runBundled("ledger");
if (wanted("editor")) await benchEditor();
if (wanted("plan-page")) await benchPlanPage();
if (wanted("plan-places")) await benchPlanPlaces();

/** Runs a benchmark as the product is built; run from source it would also measure what the loader adds to each closure. */
async function runBundled(name: string): Promise<void> {
  const bundle = await bundleScript(
    join(ROOT, `scripts/bench/${name}.ts`),
    join(ROOT, `.cache/bench/${name}.cjs`),
  );
  await execa(process.execPath, [bundle], { cwd: ROOT, stdio: "inherit" });
}

function wanted(name: string): boolean {
  return only === undefined || only === name;
}
