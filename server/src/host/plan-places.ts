import type { PlanView } from "../../../protocol/src/plan-view.ts";
import { withPlaces } from "../plan/places.ts";
import { ModulePlanSources } from "../plan-sources.ts";
import { withSlashes } from "./discover.ts";
import { DiskWorld } from "./disk-world.ts";
import { loadEngine } from "./engine.ts";
import { workspaceRoot } from "./workspace-root.ts";

/**
 * The view with the places in the files of the root module as they are now on disk. What cannot be read has no places.
 * @param rootModule its folder, absolute
 */
export async function withPlacesOnDisk(view: PlanView, rootModule: string): Promise<PlanView> {
  if (view.changes.length + view.drift.length === 0) return view;
  const directory = withSlashes(rootModule);
  const world = new DiskWorld({
    engine: await loadEngine(),
    root: workspaceRoot(directory),
    files: new Map(),
    callers: new Map(),
    // Whoever plans is told of unreadable files by the tool itself.
    onProblem: () => {},
  });
  return withPlaces(view, new ModulePlanSources(world, directory));
}
