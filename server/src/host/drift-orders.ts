import type { DriftOrder } from "../../../protocol/src/drift.ts";
import type { Ordered } from "../../../protocol/src/project-status.ts";
import type { ProjectTarget } from "../project/deploy.ts";
import { realOf } from "./approval-orders.ts";
import { varsFilesOf, withPins } from "./chosen-vars.ts";
import { type LoadEngine, type ProjectBlocks, readProjectBlocks } from "./project-blocks.ts";
import { ProjectLedger } from "./project-ledger.ts";
import { pinStatus } from "./target-pin.ts";
import { rootFolder, wrongTarget } from "./wrong-target.ts";

/**
 * How a target is looked at for drift: with what it was deployed with, whatever bakes there are since. Nothing is written.
 * @param project the folder of rebake.hcl
 */
export async function prepareDrift(
  load: LoadEngine,
  project: string,
  target: string,
): Promise<Ordered<DriftOrder>> {
  const blocks = await readProjectBlocks(load, project);
  if ("wrong" in blocks) return blocks;
  const named = blocks.target(target);
  return "wrong" in named ? named : orderOf(blocks, named.block);
}

/** The names of the targets of a project file, in its order: all, or those whose root module is a folder. */
export async function targetNames(
  load: LoadEngine,
  project: string,
  root?: string,
): Promise<readonly string[] | { readonly wrong: string }> {
  const blocks = await readProjectBlocks(load, project);
  if ("wrong" in blocks) return blocks;
  const wanted = root === undefined ? undefined : realOf(root);
  return blocks.targets
    .filter((target) => wanted === undefined || realOf(rootFolder(blocks, target)) === wanted)
    .map(({ name }) => name);
}

async function orderOf(blocks: ProjectBlocks, target: ProjectTarget): Promise<Ordered<DriftOrder>> {
  const wrong = wrongTarget(blocks, target);
  if (wrong !== undefined) return { wrong };
  const pin = await pinStatus(blocks, target, new ProjectLedger(blocks.project));
  if ("wrong" in pin) return pin;
  const isPinned = pin.value?.value !== undefined;
  return {
    order: {
      project: blocks.project,
      target: target.name,
      root: rootFolder(blocks, target),
      workspace: target.workspace,
      varFiles: withPins(blocks, target, varsFilesOf(blocks, target).files, isPinned),
      isPinned,
      unpinned: pin.value && !isPinned ? target.variable?.value : undefined,
    },
  };
}
