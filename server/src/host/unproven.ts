import type { ApprovalOrder } from "../../../protocol/src/project-status.ts";
import { isSameJson } from "../../../protocol/src/same-json.ts";
import { ProjectLedger } from "./project-ledger.ts";

/**
 * What the records do not say of a target whose plan changes nothing: somebody else may have applied what is pinned, or the last
 * deployment has not seen the end of it. Deploying that plan looks whether it serves, and writes it down.
 * @returns a sentence; undefined where the records say that it is as it should be
 */
export async function whatIsUnproven({ project, target, image }: ApprovalOrder): Promise<string | undefined> {
  const ledger = new ProjectLedger(project);
  const [last] = await ledger.deployments(target).newest(1);
  if (last && last.outcome !== "succeeded")
    return `the last deployment of ${target} (${last.id}) ended as "${last.outcome}"`;
  if (!image) return undefined;
  const live = await ledger.newestApplied(target);
  return isSameJson(live?.image?.value, image.value)
    ? undefined
    : `no deployment of ${target} says that ${JSON.stringify(image.value)} is there`;
}
