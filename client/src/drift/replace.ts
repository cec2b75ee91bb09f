import { l10n } from "vscode";
import { isPlanRun } from "../../../protocol/src/run-record.ts";
import { usualPlan } from "../../../protocol/src/usual-plan.ts";
import { planFor } from "../deploy/deploy.ts";
import type { DeployTools } from "../deploy/deploy-tools.ts";
import { pickTarget } from "../deploy/pick-target.ts";
import { engineFor } from "../plan/engine.ts";
import { mayExecute } from "../plan/may-execute.ts";
import type { RootPlan } from "../plan/plan-state.ts";
import { planNow } from "../plan/preview.ts";
import { foldersOnDisk, isSame, rootModuleAt } from "../plan/root-modules.ts";
import type { TargetOf } from "../project/project-store.ts";

/**
 * Replace This Machine…: plans making anew what was changed outside, with the image that is pinned. It is deployed like any other plan.
 * @param address of the machine, in the plan in which it was seen
 */
export async function replaceMachine(tools: DeployTools, plan: RootPlan, address: string): Promise<void> {
  const isThere = plan.view?.drift.some((one) => one.address === address);
  if (!isThere || !mayExecute()) return;
  const projects = await tools.projects.fresh();
  const title = l10n.t("Replace {0}", address);
  const isMeant = (one: TargetOf): boolean => isTargetOf(one, plan);
  if (projects.some(({ project, targets }) => targets.some((target) => isMeant({ project, target })))) {
    const chosen = await pickTarget(undefined, projects, title, isMeant);
    if (!chosen) return;
    const { image, pin } = chosen.target;
    // Where nothing is pinned it is made anew from what it was made from, not from the newest image.
    if (image === undefined || pin) {
      await planFor(tools, chosen, pin && "pinned", [address]);
      return;
    }
  }
  await planRoot(tools, plan, address);
}

/** Whether a plan is one of a target: of its root module and its workspace. */
export function isTargetOf({ target }: TargetOf, { root, run }: Pick<RootPlan, "root" | "run">): boolean {
  if (!isSame(target.root, root)) return false;
  return target.workspace === undefined || target.workspace === run.record.workspace;
}

/** A root module that no target is about is planned as it is planned otherwise. */
async function planRoot(tools: DeployTools, { root, run }: RootPlan, address: string): Promise<void> {
  const engine = await engineFor(root, foldersOnDisk(), tools.memory);
  if (!engine || !isPlanRun(run.record)) return;
  const { workspace, varFiles, lockTimeoutSeconds } = run.record.request;
  await planNow(tools, {
    root: await rootModuleAt(tools.server, root),
    engine,
    wish: usualPlan({ workspace, varFiles }, { replace: [address], lockTimeoutSeconds }),
  });
}
