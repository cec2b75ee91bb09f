import { readFileSync } from "node:fs";
import type { PlanView } from "../../protocol/src/plan-view.ts";
import type { RunFolder } from "../../runner/src/runs.ts";
import type { PlanPlacer } from "../../server/src/host/plan-places.ts";

/** The view in a file, with the places in the files as they are now. */
export async function placedView(file: string, run: RunFolder): Promise<PlanView> {
  const view = JSON.parse(readFileSync(file, "utf8")) as PlanView;
  return (await loadPlacer())(view, run.record.root);
}

/** Begins to load what `placedView` needs. Whoever asks for it then is told what is wrong. */
export function prepareToPlace(): void {
  loadPlacer().catch(() => undefined);
}

let placer: Promise<PlanPlacer> | undefined;

/** Reading HCL takes a while to load, and is not needed for plans that fail at once. */
function loadPlacer(): Promise<PlanPlacer> {
  placer ??= import("../../server/src/host/plan-places.ts").then(({ loadPlanPlacer }) => loadPlanPlacer());
  return placer;
}
