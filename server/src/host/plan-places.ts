import type { PlanView } from "../../../protocol/src/plan-view.ts";
import { withPlaces } from "../plan/places.ts";
import { ModulePlanSources } from "../plan-sources.ts";
import { withSlashes } from "./discover.ts";
import { DiskWorld } from "./disk-world.ts";
import { loadEngine } from "./engine.ts";
import { workspaceRoot } from "./workspace-root.ts";

/** Adds to a view the places in the files of a root module, whose folder is given as an absolute path. */
export type PlanPlacer = (view: PlanView, rootModule: string) => PlanView;

/**
 * Loads what it takes to find the places in the files as they are when it is asked. What cannot be read has no places.
 * @throws when parts of this installation are missing
 */
export async function loadPlanPlacer(): Promise<PlanPlacer> {
  const engine = await loadEngine();
  return (view, rootModule) => {
    if (view.changes.length + view.drift.length === 0) return view;
    const directory = withSlashes(rootModule);
    const world = new DiskWorld({
      engine,
      root: workspaceRoot(directory),
      files: new Map(),
      callers: new Map(),
      // Whoever plans is told of unreadable files by the tool itself.
      onProblem: () => {},
    });
    return withPlaces(view, new ModulePlanSources(world, directory));
  };
}
