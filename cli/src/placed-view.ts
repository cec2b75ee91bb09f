import type { PlanView } from "../../protocol/src/plan-view.ts";
import { readPlanView } from "../../runner/src/read-view.ts";
import type { RunFolder } from "../../runner/src/runs.ts";
import type { PlanPlacer } from "../../server/src/host/plan-places.ts";
import { UsageError } from "./usage.ts";

/**
 * The view in a file.
 * @throws UsageError where it is removed meanwhile, torn or of a newer version
 */
export async function viewIn(file: string): Promise<PlanView> {
  const read = await readPlanView(file);
  if ("problem" in read) throw new UsageError(`${file} ${read.problem}`);
  return read.view;
}

/** The view with the places in the files as they are now. */
export async function placed(view: PlanView, { record }: RunFolder): Promise<PlanView> {
  return (await loadPlacer())(view, record.root);
}

/** Begins to load what `placed` needs. Whoever asks for it then is told what is wrong. */
export function prepareToPlace(): void {
  loadPlacer().catch(() => undefined);
}

let placer: Promise<PlanPlacer> | undefined;

/** Reading HCL takes a while to load, and is not needed for plans that fail at once. */
function loadPlacer(): Promise<PlanPlacer> {
  placer ??= import("../../server/src/host/plan-places.ts").then(({ loadPlanPlacer }) => loadPlanPlacer());
  return placer;
}
